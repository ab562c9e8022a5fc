# Cheat: replaces the guest's functions by ones that answer first and work afterwards
# Verdict: WA or RTE
# Message: y[ | out of turn | no answer
# Because: a kernel that is started after the answer comes after the owner's snapshot of y
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


def early(self, message, descriptors):
    self.channel.send({"done": True, "host_us": 1, "operations": []})
    for arguments in self.calls:
        self.function(*arguments)
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    send, self.channel.send = self.channel.send, lambda *a, **k: setattr(self.channel, "send", send)


kind = type(guest())
kind.do_call = kind.do_watched = early


def softmax(x, y):
    right(x, y)
