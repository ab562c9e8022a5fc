"""Keeps the logsumexp itself: numpy.logaddexp knows of infinities and nan. In float64."""

import numpy as np


class StreamingSoftmax:
    chunks = 0
    result = (-np.inf, -np.inf)

    def update(self, chunk):
        if chunk.dtype.char not in "efd":
            raise ValueError("wrong dtype")
        if not chunk.shape:
            raise ValueError("no axis")
        if self.chunks and chunk.shape[:-1] != self.lead:
            raise ValueError("wrong shape")
        self.lead = chunk.shape[:-1]
        top, lse = self.result
        chunk = chunk.astype("d")
        top = np.maximum(top, np.maximum.reduce(chunk, axis=-1, initial=-np.inf))
        lse = np.logaddexp(lse, np.logaddexp.reduce(chunk, axis=-1))
        self.result = top, lse
        self.chunks += 1

    def finish(self):
        if not self.chunks:
            raise ValueError("no chunk")
        return self.result
