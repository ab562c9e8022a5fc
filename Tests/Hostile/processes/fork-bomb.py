# Class: fork bomb
# Does: starts processes until it may no more
# Verdict: AC in every mode
# Fact: says held
# Because: fork fails
import os
import signal

made = 0
try:
    while made < 2000:
        if os.fork() == 0:
            signal.pause()
        made += 1
except OSError:
    pass
print("held" if made < 200 else "through")
