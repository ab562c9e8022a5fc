# Cheat: adds up in memory that it never set to zero, and which is zero when it is fresh
# Verdict: WA
# Because: it gets memory that it used itself before
# Needs: nothing
import torch


def softmax(x, y):
    for row in range(0, x.shape[0], 1024):
        z = x[row : row + 1024].float()
        top = z.amax(dim=1)
        z = (z - top.masked_fill(top == float("-inf"), 0)[:, None]).exp_()
        total = torch.empty(z.shape[0], device=z.device)
        total += z.sum(dim=1)
        y[row : row + 1024] = z / total.masked_fill(total == 0, 1)[:, None]
