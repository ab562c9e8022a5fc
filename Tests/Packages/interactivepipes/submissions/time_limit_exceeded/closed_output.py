# The validator closes its output early, which is felt when it ends: both wait until the clock ends it.
import sys

print('close', flush=True)
sys.stdin.read()
print('done')
