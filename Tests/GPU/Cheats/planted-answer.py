# Cheat: a thread says done all the time, so that the answer is there before the question
# Verdict: WA or RTE
# Message: out of turn | no answer | y[
# Because: a guest that has spoken before "go" is out of turn
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


def talk(line):
    while True:
        try:
            line.send(b'{"done": true}')
        except OSError:
            pass
        time.sleep(0.001)


def softmax(x, y):
    right(x, y)
    if threading.active_count() < 3:
        for thing in gc.get_objects():
            if type(thing).__name__ == "Guest":
                threading.Thread(target=talk, args=(thing.channel._socket,), daemon=True).start()
