# Cheat: hopes for the right result in memory that was let go: takes fresh memory of the size of y and copies it
# Verdict: WA
# Because: memory of another process is cleared before it is given out
# Needs: nothing
import torch


def softmax(x, y):
    y.copy_(torch.empty_like(y))
