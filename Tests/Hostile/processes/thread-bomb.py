# Class: thread bomb
# Does: starts threads until it may no more
# Verdict: AC in every mode
# Fact: says held
# Because: threads count as processes do, and Python says what became of it
import signal
import threading

made = 0
try:
    while made < 2000:
        threading.Thread(target=signal.pause, daemon=True).start()
        made += 1
except RuntimeError:
    pass
print("held" if made < 200 else "through")
