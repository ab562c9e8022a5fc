# Cheat: starts processes until it may no more, and has the right result
# Verdict: AC, SV or RTE
# Because: the number of processes is limited, and all of them end with the session
# Needs: gpu
import os
import signal

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
    right(x, y)
    if hasattr(softmax, "done"):
        return
    softmax.done = True
    try:
        for _ in range(2000):
            if os.fork() == 0:
                signal.pause()
    except OSError:
        pass
