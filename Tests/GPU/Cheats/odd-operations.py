# Cheat: has the right result and answers the watched call with operations that are no list
# Verdict: AC, WA or RTE
# Message: out of turn | no answer | no message
# Because: what is no list of words is not used
# Needs: nothing
import gc

import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


def guest():
    """The object that calls us."""
    for thing in gc.get_objects():
        if type(thing).__name__ == "Guest":
            return thing
    raise LookupError("no guest")


def softmax(x, y):
    right(x, y)
    channel = guest().channel
    if "send" in vars(channel):
        return
    send = channel.send

    def other(message, descriptors=()):
        send({**message, "operations": 5} if "done" in message else message, descriptors)

    channel.send = other
