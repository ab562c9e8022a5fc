# The validator rejects and ends first; what the submission does then does not count: it sleeps for ever.
import time

print('reject', flush=True)
time.sleep(1000)
