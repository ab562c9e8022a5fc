# Does nothing, for a while.
import time

time.sleep(0.2)
