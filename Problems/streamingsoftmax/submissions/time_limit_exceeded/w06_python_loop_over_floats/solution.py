"""Too slow (W6): a Python loop over the elements, with math for each."""

import math

import numpy as np


class StreamingSoftmax:
    def __init__(self):
        self.top = None
        self.total = None

    def update(self, chunk):
        check(chunk, self.top)
        if self.top is None:
            self.top = np.full(chunk.shape[:-1], -np.inf)
            self.total = np.zeros(chunk.shape[:-1])
        for index in np.ndindex(self.top.shape):
            top, total = self.top[index], self.total[index]
            for x in chunk[index].astype(np.float64):
                new = x if math.isnan(x) else max(top, x)
                base = new if math.isfinite(new) else 0.0
                if math.isinf(new) or math.isnan(new):
                    total = abs(new) if new != -math.inf else 0.0
                else:
                    total = total * math.exp(top - base) + math.exp(x - base)
                top = new if top == top else top
            self.top[index], self.total[index] = top, total

    def finish(self):
        if self.top is None:
            raise ValueError("no chunk")
        base = np.where(np.isfinite(self.top), self.top, 0.0)
        return self.top, base + np.log(self.total)


def check(chunk, top):
    if chunk.dtype not in (np.float16, np.float32, np.float64) or chunk.ndim == 0:
        raise ValueError("chunks are arrays of floats with one axis at least")
    if top is not None and chunk.shape[:-1] != top.shape:
        raise ValueError("other leading axes than before")
