"""Plain array operations, for NumPy arrays and for CUDA tensors; a few rows at a time, so that little memory is
used.
"""

import numpy as np

CHUNK = 1 << 24  # numbers that are worked on at a time


def softmax(x, y):
    rows, columns = x.shape
    some = rows_with_numpy if isinstance(x, np.ndarray) else rows_with_torch
    step = max(1, CHUNK // columns)
    for start in range(0, rows, step):
        some(x[start : start + step], y[start : start + step])


def rows_with_numpy(x, y):
    top = x.max(axis=1, keepdims=True)
    top[top == -np.inf] = 0
    numbers = np.exp(x - top)
    total = numbers.sum(axis=1, keepdims=True)
    total[total == 0] = 1
    y[:] = numbers / total


def rows_with_torch(x, y):
    numbers = x.float()
    top = numbers.amax(dim=1, keepdim=True)
    numbers = (numbers - top.masked_fill_(top == float("-inf"), 0)).exp_()
    total = numbers.sum(dim=1, keepdim=True)
    y.copy_(numbers.div_(total.masked_fill_(total == 0, 1)))
