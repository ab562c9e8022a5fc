# One answer too many at the end.
import sys

for line in sys.stdin:
    print(int(line) + 1, flush=True)
print('that is all')
