"""Wrong (W19): one maximum and one sum for all rows together."""

import numpy as np


class StreamingSoftmax:
    def __init__(self):
        self.top = None
        self.total = None
        self.lead = ()

    def update(self, chunk):
        check(chunk, self.top, self.lead)
        if self.top is None:
            self.lead = chunk.shape[:-1]
            self.top, self.total = np.array(-np.inf), np.array(0.0)
        x = chunk.astype(np.float64)
        top = np.maximum(self.top, x.max(initial=-np.inf))
        base = np.where(np.isfinite(top), top, 0.0)
        new = np.exp(x - base).sum()
        self.total = self.total * np.exp(self.top - base) + new
        self.top = top

    def finish(self):
        if self.top is None:
            raise ValueError("no chunk")
        base = np.where(np.isfinite(self.top), self.top, 0.0)
        lse = base + np.log(self.total)
        return np.broadcast_to(self.top, self.lead), np.broadcast_to(lse, self.lead)


def check(chunk, top, lead):
    if chunk.dtype not in (np.float16, np.float32, np.float64) or chunk.ndim == 0:
        raise ValueError("chunks are arrays of floats with one axis at least")
    if top is not None and chunk.shape[:-1] != lead:
        raise ValueError("other leading axes than before")
