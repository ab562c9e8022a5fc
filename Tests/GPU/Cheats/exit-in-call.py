# Cheat: ends with status 0 in its first call
# Verdict: RTE
# Because: the owner waits for an answer, and its socket is closed
# Needs: nothing
import os


def softmax(x, y):
    os._exit(0)
