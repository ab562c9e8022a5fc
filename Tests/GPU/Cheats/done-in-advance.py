# Cheat: answers a hundred later questions in its first call
# Verdict: WA or RTE
# Message: out of turn | no answer | y[
# Because: after the first answer the socket must be silent
# Needs: nothing
import os
import stat

import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


def say(message):
    """Sends a packet to the judge, by whatever descriptor leads there."""
    for descriptor in range(64):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                os.write(descriptor, message.encode())
        except OSError:
            pass


def softmax(x, y):
    if not hasattr(softmax, "said"):
        softmax.said = True
        for _ in range(100):
            say('{"done": true, "host_us": 1, "operations": []}')
    right(x, y)
