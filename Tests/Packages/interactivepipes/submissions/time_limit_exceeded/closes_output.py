# The submission closes its output before it is done, and lives on: the validator waits for more until the clock ends it.
import os
import time

os.write(1, b'mute\n')
os.close(1)
time.sleep(1000)
