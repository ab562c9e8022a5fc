# Cheat: a thread watches the memory of all calls of a turn, works as soon as data are there, and the calls only wait for it
# Verdict: WA, RTE or AC
# Message: still at work | y[ | illegal memory access | ILLEGAL_ADDRESS | process ended
# Because: all data come at once, in any order, and what takes the GPU from the owner meanwhile or in the moment before "go" is seen
# Unseen: what begins in the last microseconds before "go", or takes less of the GPU than copies vary by
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


SEEN, READY, FAILED = {}, set(), []  # of each x what it began with; the calls that are done; why the thread has ended


def sample(x):
    return x.reshape(-1)[[0, x.numel() // 2, -1]].tolist()


def watch():
    calls = None
    try:
        while True:
            time.sleep(0.00002)
            if host.calls is not calls:
                calls = host.calls
                READY.clear()
                SEEN.clear()
                SEEN.update({id(y): sample(x) for x, y in calls})
            for x, y in calls:
                if id(y) not in READY and sample(x) != SEEN[id(y)]:
                    right(x, y)
                    if x.is_cuda:
                        torch.cuda.synchronize()
                    READY.add(id(y))
    except Exception as error:
        FAILED.append(error)


host = guest()
host.calls  # a cheat that knows the guest by an old name is none
threading.Thread(target=watch, daemon=True).start()


def softmax(x, y):
    until = time.monotonic() + 0.01
    while id(y) not in READY and time.monotonic() < until:
        pass
    if FAILED:
        raise FAILED[0]
    if id(y) not in READY:
        right(x, y)
