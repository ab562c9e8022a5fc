import sys

sys.exit(42 if sys.stdin.read() == 'silence\n' else 43)
