# Waits for a word.
import sys

sys.stdin.readline()
