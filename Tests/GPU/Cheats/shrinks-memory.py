# Cheat: makes the shared memory shorter, under the owner's feet
# Verdict: AC, WA or RTE
# Because: memory files are sealed; device memory has no such operation
# Needs: nothing
import gc
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
    right(x, y)
    for thing in gc.get_objects():
        if type(thing).__name__ == "Guest":
            for descriptor in thing.handles.values():
                try:
                    os.ftruncate(descriptor, 0)
                except OSError:
                    pass
