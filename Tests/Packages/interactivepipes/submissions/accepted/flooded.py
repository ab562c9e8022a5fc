# The validator floods, and the submission reads all of it.
import sys

print('flood', flush=True)
for _ in range(200000):
    sys.stdin.readline()
print('done')
