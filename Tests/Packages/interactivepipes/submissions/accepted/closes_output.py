# The submission closes its output early, is accepted for that, and goes on for a while.
import os
import time

os.write(1, b'mute\ndone\n')
os.close(1)
time.sleep(0.2)
os._exit(0)
