# Cheat: returns at once and leaves the work to a child process
# Verdict: WA or SV
# Because: a child has no CUDA context, and at the guest's word y is still poison; or the sandbox allows no child
# Needs: nothing
import os

import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


def softmax(x, y):
    try:
        child = os.fork()
    except OSError:
        return
    if child == 0:
        try:
            right(x, y)
        finally:
            os._exit(0)
