"""float32 until a float64 chunk comes, then float64; infinite maxima are put in at the end."""

import math

import numpy as np


class StreamingSoftmax:
    def __init__(self):
        self.lead = None
        self.greatest = self.scaled = None

    def update(self, chunk):
        if chunk.dtype.name not in ("float16", "float32", "float64") or chunk.ndim < 1:
            raise ValueError("not an array of floats with an axis")
        lead, width = chunk.shape[:-1], chunk.shape[-1]
        if self.lead is not None and self.lead != lead:
            raise ValueError("other leading axes than before")
        if self.lead is None:
            self.lead = lead
            rows = math.prod(lead)
            self.greatest = np.full(rows, -np.inf, np.float32)
            self.scaled = np.zeros(rows, np.float32)
        if chunk.size == 0:
            return
        wide = np.promote_types(chunk.dtype, np.float32)
        rows = chunk.reshape(-1, width).astype(wide)
        old, new = self.greatest, np.maximum(self.greatest, rows.max(axis=1))
        steady = np.isfinite(new)  # the other rows have no sum, or need none
        with np.errstate(over="ignore", invalid="ignore"):
            weights = np.exp(rows - new[:, None]).sum(axis=1)
            weights += self.scaled * np.exp(old - new)
        self.scaled = np.where(steady, weights, 0)
        self.greatest = new

    def finish(self):
        if self.lead is None:
            raise ValueError("finish before any update")
        lse = self.greatest.copy()
        steady = np.isfinite(lse)
        lse[steady] += np.log(self.scaled[steady])
        return self.greatest.reshape(self.lead), lse.reshape(self.lead)
