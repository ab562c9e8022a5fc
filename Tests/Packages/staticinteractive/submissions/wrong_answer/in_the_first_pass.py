# A word that is too long, at once.
import sys

for line in sys.stdin:
    print('number', flush=True)
