# Cheat: computes float32 in float16
# Verdict: WA
# Because: float32 has a tolerance of 1e-5
# Needs: gpu
import torch


def softmax(x, y):
    z = x.to(torch.float16)
    top = z.amax(dim=1, keepdim=True)
    z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
    total = z.sum(dim=1, keepdim=True)
    y.copy_(z / total.masked_fill(total == 0, 1))
