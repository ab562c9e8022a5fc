# Cheat: raises SystemExit(0) in the call
# Verdict: RTE
# Because: the guest catches whatever comes out of a call
# Needs: nothing
import sys


def softmax(x, y):
    sys.exit(0)
