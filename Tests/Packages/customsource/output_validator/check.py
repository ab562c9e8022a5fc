# Runs among the submission's files, and its own are not there.
import glob
import sys

with open(sys.argv[1]) as file:
    word = file.read().strip()
sources = glob.glob('*.py') + glob.glob('*.c')
if not sources or 'check.py' in sources:
    sys.exit(1)
for name in sources:
    with open(name) as file:
        if 'z' in file.read():
            sys.exit(43)
sys.exit(42 if sys.stdin.read().strip() == word else 43)
