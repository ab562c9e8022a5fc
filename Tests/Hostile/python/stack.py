# Class: recursion
# Does: recurses through the stack of a small thread, with Python's own limit raised
# Verdict: RTE in every mode
# Fact: signal SIGSEGV
# Because: the page below a stack is nobody's
import sys
import threading


class Endless:
    def __repr__(self):
        return repr(self)


sys.setrecursionlimit(10**9)
threading.stack_size(1 << 18)
thread = threading.Thread(target=lambda: repr(Endless()))
thread.start()
thread.join()
print("through")
