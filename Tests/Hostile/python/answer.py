# Class: sudden end
# Does: prints the answer, and ends with status 0 in the middle of things, with a thread at work
# Verdict: AC in every mode
# Fact: exit status 0, says held
# Because: output and status are right; how a program ends is its own matter
import os
import threading

threading.Thread(target=threading.Event().wait).start()
print("held", flush=True)
os._exit(0)
