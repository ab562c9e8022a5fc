"""Wrong (W6): computes in the type of x. More than 65,504 equal numbers sum up to inf in float16, and all
quotients are 0. Case `gpu-2-values/5-equal`: each number is within the tolerance there, the sum of a row is
not.
"""

import numpy as np


def softmax(x, y):
    if isinstance(x, np.ndarray):
        top = x.max(axis=1, keepdims=True)
        top[top == -np.inf] = 0
        numbers = np.exp(x - top)
        total = numbers.sum(axis=1, keepdims=True, dtype=x.dtype)
        total[total == 0] = 1
        y[:] = numbers / total
        return
    for start in range(0, len(x), 1024):  # few rows at a time, to use little memory
        part = x[start : start + 1024]
        top = part.amax(dim=1, keepdim=True)
        numbers = (part - top.masked_fill_(top == float("-inf"), 0)).exp_()
        total = numbers.sum(dim=1, keepdim=True)
        y[start : start + 1024] = numbers.div_(total.masked_fill_(total == 0, 1))
