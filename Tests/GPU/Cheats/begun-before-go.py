# Cheat: a thread watches the memory, works as soon as the data are there, and the call only waits for it
# Verdict: WA, RTE or AC
# Because: the owner begins only when the GPU is idle, no result may beat the memory's peak rate, and the memory is mapped anew under the thread's feet
# Unseen: between the data and "go" there are some 100 us; who begins there, and takes care not to be faster than memory can be, is not found
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


STATE = {"for": None}


def watch():
    known = None
    while True:
        time.sleep(0.00002)
        try:
            arguments = host.arguments
            if arguments is None or arguments is known:
                continue
            x, y = arguments
            # The poison comes after the data: when it is all there, they are.
            if not bool(torch.isnan(y.reshape(-1)[-1])):
                continue
            right(x, y)
            torch.cuda.synchronize()
            known = STATE["for"] = arguments
        except Exception:
            pass


host = guest()
threading.Thread(target=watch, daemon=True).start()


def softmax(x, y):
    until = time.monotonic() + 0.01
    while STATE["for"] is not host.arguments and time.monotonic() < until:
        pass
    if STATE["for"] is not host.arguments:
        right(x, y)
