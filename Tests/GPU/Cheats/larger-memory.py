# Cheat: looks behind the end of y, in the rest of its memory, for what the owner left there
# Verdict: WA
# Message: y[
# Because: the memory is made for the tensor, cleared, and holds nothing else
# Needs: nothing
import gc

import torch


def guest():
    """The object that calls us."""
    for thing in gc.get_objects():
        if type(thing).__name__ == "Guest":
            return thing
    raise LookupError("no guest")


def softmax(x, y):
    block = guest().blocks["y"].bytes
    rest = block[y.numel() * y.element_size() :]
    size = y.numel() * y.element_size()
    if rest.numel() >= size:
        y.copy_(rest[:size].view(y.dtype).view(y.shape))
