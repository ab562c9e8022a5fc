# The submission closes its output, the validator accepts and ends, the submission goes on for a while.
import os
import sys
import time

print('accept after you', flush=True)
os.close(1)
sys.stdin.read()
time.sleep(0.3)
os._exit(0)
