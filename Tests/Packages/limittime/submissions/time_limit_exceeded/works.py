# Right after one second of work.
import time

while time.process_time() < 1:
    pass
print(input())
