# The submission closes its output before it is done, which is felt when it ends.
import os
import time

os.write(1, b'mute\n')
os.close(1)
time.sleep(0.2)
os._exit(0)
