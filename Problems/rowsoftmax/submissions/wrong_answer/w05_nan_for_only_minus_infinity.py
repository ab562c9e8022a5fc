"""Wrong (W5): a row of only -inf is nan: -inf - -inf. Sample 2 and `gpu-2-values/3-minus-infinity`."""

import numpy as np


def softmax(x, y):
    if isinstance(x, np.ndarray):
        with np.errstate(invalid="ignore"):
            numbers = np.exp(x - x.max(axis=1, keepdims=True))
            y[:] = numbers / numbers.sum(axis=1, keepdims=True)
        return
    for start in range(0, len(x), 1024):  # few rows at a time, to use little memory
        numbers = x[start : start + 1024].float()
        numbers = (numbers - numbers.amax(dim=1, keepdim=True)).exp_()
        y[start : start + 1024] = numbers.div_(numbers.sum(dim=1, keepdim=True))
