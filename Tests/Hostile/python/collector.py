# Class: garbage
# Does: makes garbage that brings itself back to life, whenever it is collected, up to the end
# Given: cpu 5000 ms
# Verdict: AC in every mode
# Fact: says held
# Because: the interpreter calls each finalizer once, and ends
import gc


class Undead:
    def __del__(self):
        graves.append(self)
        graves.append(Undead()) if len(graves) < 1000 else None


graves = []
Undead()
for _ in range(10):
    graves.clear()
    gc.collect()
print("held", flush=True)
