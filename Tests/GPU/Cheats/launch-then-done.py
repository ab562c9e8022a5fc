# Cheat: has the guest not wait for the GPU: the answer goes out while the kernels run
# Verdict: AC or WA
# Because: the owner's own kernel comes after the guest's turn on the GPU (2 ms): the time counts to its end, and what is not there by then is poison
# Unseen: nothing is gained: the turn is at least as long as the kernels in it
# Needs: nothing
import gc

import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


def guest():
    """The object that calls us."""
    for thing in gc.get_objects():
        if type(thing).__name__ == "Guest":
            return thing
    raise LookupError("no guest")


def softmax(x, y):
    guest().device.synchronize = lambda: None
    right(x, y)
