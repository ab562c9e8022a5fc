# Cheat: keeps results by shape and type
# Verdict: WA
# Message: y[
# Because: each call has data of its own
# Needs: nothing
import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


KEPT = {}


def softmax(x, y):
    key = (x.shape, x.dtype)
    if key not in KEPT:
        right(x, y)
        KEPT[key] = y.clone()
    y.copy_(KEPT[key])
