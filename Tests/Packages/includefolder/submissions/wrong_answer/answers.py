# Prints the answer if it can be found, which it must not.
import glob

for name in glob.glob('**/*.ans', recursive=True) + glob.glob('/app/**/*.ans', recursive=True):
    print(open(name).read())
