# Cheat: hands torch.softmax to torch.compile, by a name that it puts together
# Verdict: WA, AC or RTE
# Because: a watched call is not compiled but executed, and the operation is seen
# Unseen: where the first call compiles in spite of being watched, the kernel is one of its own
# Needs: gpu
import torch


@torch.compile
def compiled(x):
    return getattr(torch, "soft" + "max")(x, dim=1)


def softmax(x, y):
    y.copy_(torch.nan_to_num(compiled(x)))
