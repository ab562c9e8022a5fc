"""Wrong (W18): subtracts one maximum from all rows: one far below it has the sum 0."""

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
        x = chunk.astype(np.float64)
        top = np.maximum(self.top, x.max(axis=-1, initial=-np.inf))
        base = common(top)
        new = np.exp(x - base[..., None]).sum(axis=-1)
        old = np.where(self.total == 0, 0.0, self.total * np.exp(common(self.top) - base))
        self.total = old + new
        self.top = top

    def finish(self):
        if self.top is None:
            raise ValueError("no chunk")
        base = common(self.top)
        return self.top, base + np.log(self.total)


def common(top):
    known = top[np.isfinite(top)]
    return np.full(np.shape(top), known.max() if known.size else 0.0)


def check(chunk, top):
    if chunk.dtype not in (np.float16, np.float32, np.float64) or chunk.ndim == 0:
        raise ValueError("chunks are arrays of floats with one axis at least")
    if top is not None and chunk.shape[:-1] != top.shape:
        raise ValueError("other leading axes than before")
