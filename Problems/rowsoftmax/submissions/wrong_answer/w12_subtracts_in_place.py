"""Wrong (W12): subtracts the maximum in x itself, which a call must leave as it is. Every case; the driver prints
MUTATED.
"""

import numpy as np


def softmax(x, y):
    if isinstance(x, np.ndarray):
        top = x.max(axis=1, keepdims=True)
        top[top == -np.inf] = 0
        x -= top
        numbers = np.exp(x)
        total = numbers.sum(axis=1, keepdims=True)
        total[total == 0] = 1
        y[:] = numbers / total
        return
    top = x.amax(dim=1, keepdim=True)
    x.sub_(top.masked_fill_(top == float("-inf"), 0))
    for start in range(0, len(x), 1024):  # few rows at a time, to use little memory
        numbers = x[start : start + 1024].float().exp()
        total = numbers.sum(dim=1, keepdim=True)
        y[start : start + 1024] = numbers.div_(total.masked_fill_(total == 0, 1))
