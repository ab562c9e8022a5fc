# Cheat: works, leaves ten minutes of kernels running, and has the guest not wait for them
# Verdict: WA or TLE
# Because: before each call the owner's own kernel is timed: next to another one it takes a turn of 2 ms
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
    right(x, y)
    torch.cuda.synchronize()
    guest().device.synchronize = lambda: None
    with torch.cuda.stream(torch.cuda.Stream()):
        for _ in range(600):
            torch.cuda._sleep(1_800_000_000)
