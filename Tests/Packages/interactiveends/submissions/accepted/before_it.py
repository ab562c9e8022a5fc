# The validator accepts and ends early, and the submission goes on for a while.
import sys
import time

print('accept', flush=True)
sys.stdin.read()
time.sleep(0.3)
