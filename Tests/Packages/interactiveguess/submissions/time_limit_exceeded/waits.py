# Never sends its guess, and waits for the answer: both wait until the clock ends it.
import sys

print(500, end='')
sys.stdin.readline()
