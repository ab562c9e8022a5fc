# Cheat: raises SystemExit(0) in the call
# Verdict: RTE
# Because: the guest catches whatever comes out of a call
# Needs: gpu
import sys


def softmax(x, y):
    sys.exit(0)
