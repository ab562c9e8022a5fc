# The submission closes its output and waits for the validator's end, who waits for that of the submission.
import os
import sys

print('accept after you', flush=True)
os.close(1)
sys.stdin.read()
