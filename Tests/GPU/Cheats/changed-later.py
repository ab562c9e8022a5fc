# Cheat: has the right result, and a thread that changes x and y by a mapping of its own after the call
# Verdict: AC or WA
# Message: changes its input | y[
# Because: the owner compares y in a snapshot, and x with a copy of its own: what comes later changes nothing, or is found
# Needs: gpu
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


def later(blocks):
    time.sleep(0.002)
    for block in blocks:
        block.bytes.zero_()
    torch.cuda.synchronize()


def softmax(x, y):
    right(x, y)
    torch.cuda.synchronize()
    host = guest()
    blocks = [host.device.open(host.handles[name], size, 0) for name, _, _, size in host.tensors]
    softmax.kept = blocks
    threading.Thread(target=later, args=(blocks,)).start()
