# Cheat: returns at once; a thread does the work 5 ms later
# Verdict: WA
# Message: y[
# Because: at the guest's word y is still poison
# Needs: nothing
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


def later(x, y):
    time.sleep(0.005)
    right(x, y)


def softmax(x, y):
    threading.Thread(target=later, args=(x, y)).start()
