# Cheat: answers, and shuts its ear: what it is asked next cannot be sent
# Verdict: RTE or WA
# Because: whom the owner cannot reach is gone, and that is its own doing; unless it is first seen to have spoken out of turn
# Needs: nothing
import gc
import socket

import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


def softmax(x, y):
    right(x, y)
    for thing in gc.get_objects():
        if type(thing).__name__ == "Guest":
            thing.channel._socket.send(b'{"done": true}')
            thing.channel._socket.shutdown(socket.SHUT_RD)
