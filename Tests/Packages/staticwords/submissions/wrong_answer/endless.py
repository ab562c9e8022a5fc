# Contains the word, and would run for ever: it is looked at first.
import time

print(input(), flush=True)
while time:
    pass
