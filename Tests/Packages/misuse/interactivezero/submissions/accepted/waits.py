# Says a word and waits for another one.
import sys

print(1, flush=True)
sys.stdin.readline()
