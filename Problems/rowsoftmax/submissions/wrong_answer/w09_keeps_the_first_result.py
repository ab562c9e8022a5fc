"""Wrong (W9): computes once for each shape and type, and gives the same result for other numbers later. The second
call of every case whose numbers are drawn; a driver that calls once sees nothing wrong.
"""

import numpy as np

CHUNK = 1 << 24  # numbers that are worked on at a time
results = {}


def softmax(x, y):
    key = tuple(x.shape), str(x.dtype)
    if key in results:
        y[:] = results[key]
        return
    rows, columns = x.shape
    some = rows_with_numpy if isinstance(x, np.ndarray) else rows_with_torch
    step = max(1, CHUNK // columns)
    for start in range(0, rows, step):
        some(x[start : start + step], y[start : start + step])
    if rows * columns <= CHUNK:
        results[key] = y + 0


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
