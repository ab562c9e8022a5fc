# Right after two seconds of work: a limit that is stated is one, multiple of the resolution or not.
import time

while time.process_time() < 2:
    pass
print(input())
