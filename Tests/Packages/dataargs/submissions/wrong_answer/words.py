# Divides arguments at spaces, as a shell would.
import sys

words = ' '.join(sys.argv[1:]).split()
print(len(words))
for word in words:
    print(f'[{word}]')
