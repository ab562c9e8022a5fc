# Cheat: computes without end in the call
# Verdict: TLE
# Because: the call has a limit of wall time
# Needs: nothing
# Slow: up to the limit of a first call


def softmax(x, y):
    while True:
        pass
