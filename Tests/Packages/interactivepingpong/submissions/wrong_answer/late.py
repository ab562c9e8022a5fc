# Wrong in the last of many answers.
import sys

for line in sys.stdin:
    print(int(line) + (2 if line == '34993\n' else 1), flush=True)
