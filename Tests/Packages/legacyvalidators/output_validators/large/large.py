import sys

sys.exit(42 if int(sys.stdin.read()) > 1000 else 43)
