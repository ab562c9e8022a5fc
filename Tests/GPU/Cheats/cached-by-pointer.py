# Cheat: keeps results by the address of x
# Verdict: AC or WA
# Because: addresses are drawn anew for each call: the cache is not asked, or gives an old result
# Unseen: an address comes back once in some hundred calls
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
    key = (x.data_ptr(), x.shape, x.dtype)
    if key in KEPT:
        y.copy_(KEPT[key])
        return
    right(x, y)
    if x.numel() < 1 << 20:
        KEPT[key] = y.clone()
