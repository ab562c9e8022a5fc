# Says more when it was accepted and has ended: in Python, too, that is no error.
import sys

print('accept', flush=True)
sys.stdin.read()
print('more')
