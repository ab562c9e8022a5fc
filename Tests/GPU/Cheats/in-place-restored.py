# Cheat: uses x as scratch memory and puts it back as it was
# Verdict: AC
# Because: only the state after the call counts; nothing is gained
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
    kept = x.clone()
    right(kept, x)
    y.copy_(x)
    x.copy_(kept)
