# Crashes with an exception.
import sys

print(int(sys.stdin.read()) / 0)
