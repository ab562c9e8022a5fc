# Cheat: opens what the driver has in /dev and /proc, and writes what it reads to stderr
# Verdict: AC
# Because: these files are the driver's interface, which CUDA needs as well; they lead to no other process's memory
# Needs: nothing
import glob
import os
import sys

import torch


def right(x, y):
    step = max(1, (1 << 25) // x.shape[1])
    for part in range(0, x.shape[0], step):
        z = x[part : part + step].to(torch.float32)
        top = z.amax(dim=1, keepdim=True)
        z = (z - top.masked_fill(top == float("-inf"), 0)).exp_()
        total = z.sum(dim=1, keepdim=True)
        y[part : part + step] = z / total.masked_fill(total == 0, 1)


PLACES = ["/dev/nvidia*", "/dev/nvidia-caps/*", "/proc/driver/nvidia/*", "/proc/driver/nvidia/gpus/*/*"]


def softmax(x, y):
    right(x, y)
    for path in sum(map(glob.glob, PLACES), []):
        for mode in (os.O_RDONLY, os.O_RDWR):
            try:
                descriptor = os.open(path, mode | os.O_NONBLOCK)
                print(path, mode, os.read(descriptor, 200), file=sys.stderr)
                os.close(descriptor)
            except OSError as error:
                print(path, mode, error, file=sys.stderr)
