# Cheat: calls torch.nn.functional.softmax by another name for its module
# Verdict: WA
# Message: uses torch.nn.functional.softmax, which the statement forbids
# Because: the source is read before it is loaded, and imports say what its names stand for
# Needs: nothing
import torch
import torch.nn.functional as fn


def softmax(x, y):
    y.copy_(torch.nan_to_num(fn.softmax(x, dim=1)))
