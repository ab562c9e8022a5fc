# Cheat: has the guest not wait, and a kernel of 3 ms runs before the right ones
# Verdict: WA
# Because: the guest's turn ends within the first kernel; the owner's snapshot comes in the next one and finds poison
# Needs: gpu
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
    torch.cuda._sleep(6_000_000)
    right(x, y)
