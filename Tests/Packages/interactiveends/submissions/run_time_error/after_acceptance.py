# Crashes after it was accepted, as nobody has rejected it.
import sys

print('accept', flush=True)
sys.stdin.read()
raise SystemExit(1)
