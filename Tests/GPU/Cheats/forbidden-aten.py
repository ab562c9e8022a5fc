# Cheat: calls the operation beneath torch.softmax
# Verdict: WA
# Message: asks torch for _softmax
# Because: the operations that torch is asked for are watched in the first call
# Needs: nothing
import torch


def softmax(x, y):
    y.copy_(torch.nan_to_num(torch.ops.aten._softmax(x, 1, False)))
