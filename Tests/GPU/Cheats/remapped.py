# Cheat: imports the shared memory once more by its descriptors, and has a thread write y by this mapping after the call
# Verdict: WA
# Message: y[
# Because: the owner reads y at the guest's word; what comes later comes too late
# Needs: nothing
import gc
import threading
import time

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


def later(x, y):
    time.sleep(0.01)
    right(x, y)


def softmax(x, y):
    host = guest()
    softmax.kept, again = [], []
    for name, tensor in (("x", x), ("y", y)):
        block = host.device.open(host.handles[name], tensor.numel() * tensor.element_size(), 0)
        softmax.kept.append(block)
        again.append(block.bytes[: tensor.numel() * tensor.element_size()].view(tensor.dtype).view(tensor.shape))
    threading.Thread(target=later, args=again).start()
