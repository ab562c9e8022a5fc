# Cheat: writes the result into x and leaves y
# Verdict: WA
# Message: changes its input
# Because: x must be as it was, bit by bit, and y is still poison
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


def softmax(x, y):
    right(x.clone(), x)
