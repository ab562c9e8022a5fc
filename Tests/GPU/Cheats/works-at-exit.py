# Cheat: leaves the work to the end of the process and to the collector of garbage
# Verdict: WA
# Because: neither comes before the owner reads y
# Needs: nothing
import atexit

import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


class Late:
    def __init__(self, x, y):
        self.work = lambda: right(x, y)

    def __del__(self):
        self.work()


KEPT = []


def softmax(x, y):
    late = Late(x, y)
    late.itself = late
    KEPT.append(late)
    atexit.register(late.work)
