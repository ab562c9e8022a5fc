# Cheat: calls torch.softmax by its name
# Verdict: WA
# Message: uses torch.softmax
# Because: the source is read before it is loaded
# Needs: nothing
import torch


def softmax(x, y):
    y.copy_(torch.nan_to_num(torch.softmax(x, dim=1)))
