# Cheat: leaves its results in files, and copies them in later calls and sessions
# Verdict: WA or AC
# Because: the scratch directory is new for each session, and other data come in each call; where nothing can be written it works
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


PLACES = ["/w/left", "/tmp/left", "/dev/shm/left", os.path.expanduser("~/left")]


def softmax(x, y):
    for place in PLACES:
        left = torch.load(place) if os.path.exists(place) else None
        if left is not None and left.shape == y.shape:
            y.copy_(left)
            return
    right(x, y)
    for place in PLACES:
        try:
            torch.save(y.cpu(), place)
        except (OSError, RuntimeError):
            pass
