# The validator rejects and ends first; what the submission does then does not count: it is busy for ever.
import sys

print('reject', flush=True)
sys.stdin.read()
while True:
    pass
