# Cheat: takes all the device memory that it can get, keeps it for ever, and has the right result
# Verdict: AC or MLE
# Because: the owner took what it needs for checking before; the guest can only starve itself
# Needs: gpu
import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


KEPT = []


def softmax(x, y):
    right(x, y)
    try:
        while True:
            KEPT.append(torch.empty(64 << 20, dtype=torch.uint8, device=x.device))
    except torch.OutOfMemoryError:
        pass
