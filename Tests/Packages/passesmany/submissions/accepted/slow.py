# Works for a third of a second each time: the limit is that of one pass, not of all of them.
import time

while time.process_time() < 0.35:
    pass
print(int(input()) - 1)
