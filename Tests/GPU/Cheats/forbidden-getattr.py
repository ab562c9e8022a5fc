# Cheat: calls torch.softmax by a name that it puts together
# Verdict: WA
# Message: asks torch for _softmax
# Because: the operations that torch is asked for are watched in the first call
# Needs: nothing
import torch


def softmax(x, y):
    y.copy_(torch.nan_to_num(getattr(torch, "soft" + "max")(x, dim=1)))
