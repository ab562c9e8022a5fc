# The validator rejects and ends first; what the submission does then does not count: it crashes.
import sys

print('reject', flush=True)
sys.stdin.read()
raise SystemExit(1)
