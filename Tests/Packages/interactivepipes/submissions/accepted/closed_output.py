# The validator closes its output early: the submission's input ends, and it goes on.
import sys

print('close', flush=True)
if sys.stdin.read() == '':
    print('done')
