"""Reference: for each row the maximum so far and the sum of exp(x - maximum), in float64."""

import numpy as np

DTYPES = (np.float16, np.float32, np.float64)


class StreamingSoftmax:
    def __init__(self):
        self.top = None  # the maximum of each row; None before the first chunk
        self.total = None

    def update(self, chunk):
        if chunk.dtype not in DTYPES:
            raise ValueError(f"chunks are float16, float32 or float64, not {chunk.dtype}")
        if chunk.ndim == 0:
            raise ValueError("a chunk has at least one axis")
        lead = chunk.shape[:-1]
        if self.top is None:
            self.top, self.total = np.full(lead, -np.inf), np.zeros(lead)
        elif lead != self.top.shape:
            raise ValueError(f"leading axes are {lead}, not {self.top.shape}")

        x = chunk.astype(np.float64)
        with np.errstate(over="ignore"):
            top = np.maximum(self.top, x.max(axis=-1, initial=-np.inf))
            base = finite(top)
            x -= base[..., None]
            self.total = self.total * np.exp(self.top - base) + np.exp(x, out=x).sum(axis=-1)
        self.top = top

    def finish(self):
        if self.top is None:
            raise ValueError("there was no chunk")
        with np.errstate(divide="ignore"):  # the logarithm of 0 is -inf, as it should be
            return self.top, finite(self.top) + np.log(self.total)


def finite(top):
    """What may be subtracted from a row: its maximum, 0 where that is infinite or nan."""
    return np.where(np.isfinite(top), top, 0.0)
