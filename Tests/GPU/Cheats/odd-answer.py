# Cheat: has the right result and puts NaN, infinities, lists and numbers into its answer where others belong
# Verdict: AC, WA or RTE
# Message: out of turn | no answer | no message
# Because: what is no number is not used; the judge's own messages stay well-formed
# Unseen: time_us is the owner's; host_us is whatever the guest says, and only a report shows it
# Needs: nothing
import gc
import json

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


ODD = iter([float("nan"), float("inf"), 10**400, -1, [[]], {"a": 1}, True, None, "1"] * 1000)


def softmax(x, y):
    right(x, y)
    channel = guest().channel
    if "send" in vars(channel):
        return
    send = channel.send

    def other(message, descriptors=()):
        if "done" not in message and "host_us" not in message:
            return send(message, descriptors)
        odd = {**message, "host_us": next(ODD), "event_us": next(ODD)}
        channel._socket.send(json.dumps(odd).encode())

    channel.send = other
