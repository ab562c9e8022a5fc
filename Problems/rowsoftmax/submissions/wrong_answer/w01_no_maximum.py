"""Wrong (W1): does not subtract the maximum. exp(x) is inf or 0 in `gpu-2-values/1-huge` and `03-huge`: nan."""

import numpy as np


def softmax(x, y):
    if isinstance(x, np.ndarray):
        with np.errstate(over="ignore", invalid="ignore"):
            numbers = np.exp(x)
            total = numbers.sum(axis=1, keepdims=True)
            y[:] = numbers / np.where((x == -np.inf).all(axis=1, keepdims=True), 1, total)
        return
    for start in range(0, len(x), 1024):  # few rows at a time, to use little memory
        part = x[start : start + 1024]
        numbers = part.float().exp()
        total = numbers.sum(dim=1, keepdim=True)
        empty = (part == float("-inf")).all(dim=1, keepdim=True)
        y[start : start + 1024] = numbers.div_(total.masked_fill_(empty, 1))
