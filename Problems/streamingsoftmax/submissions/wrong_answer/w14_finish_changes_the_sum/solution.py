"""Wrong (W14): finish turns the sum into the logsumexp for good."""

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
        base = np.where(np.isfinite(top), top, 0.0)
        new = np.exp(x - base[..., None]).sum(axis=-1)
        self.total = self.total * np.exp(self.top - base) + new
        self.top = top

    def finish(self):
        if self.top is None:
            raise ValueError("no chunk")
        base = np.where(np.isfinite(self.top), self.top, 0.0)
        self.total = base + np.log(self.total)
        return self.top, self.total


def check(chunk, top):
    if chunk.dtype not in (np.float16, np.float32, np.float64) or chunk.ndim == 0:
        raise ValueError("chunks are arrays of floats with one axis at least")
    if top is not None and chunk.shape[:-1] != top.shape:
        raise ValueError("other leading axes than before")
