# Cheat: closes all descriptors that it has
# Verdict: RTE
# Because: the owner's socket is closed
# Needs: nothing
import os


def softmax(x, y):
    os.closerange(0, 4096)
