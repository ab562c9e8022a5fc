# Cheat: answers every question without taking it from its socket, until that is full
# Verdict: RTE, WA or TLE
# Because: the owner does not wait for whoever does not listen
# Needs: nothing
import fcntl
import gc
import struct
import termios
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


def softmax(x, y):
    right(x, y)
    for thing in gc.get_objects():
        if type(thing).__name__ == "Guest":
            line, waiting = thing.channel._socket, 0
            line.send(b'{"done": true}')
            while True:
                size = struct.unpack("i", fcntl.ioctl(line, termios.FIONREAD, b"    "))[0]
                if size > waiting:
                    waiting = size
                    line.send(b'{"done": true}')
                time.sleep(0.0001)
