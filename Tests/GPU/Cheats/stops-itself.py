# Cheat: stops its own process by a signal
# Verdict: TLE
# Because: the owner's clock goes on
# Needs: nothing
# Slow: up to the limit of a first call
import os
import signal


def softmax(x, y):
    os.kill(os.getpid(), signal.SIGSTOP)
