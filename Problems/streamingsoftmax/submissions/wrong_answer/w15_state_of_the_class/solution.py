"""Wrong (W15): the state is the class's, and all objects share it."""

import numpy as np


class StreamingSoftmax:
    top = total = None

    def __init__(self):
        StreamingSoftmax.top = StreamingSoftmax.total = None

    def update(self, chunk):
        check(chunk, StreamingSoftmax.top)
        if StreamingSoftmax.top is None:
            StreamingSoftmax.top = np.full(chunk.shape[:-1], -np.inf)
            StreamingSoftmax.total = np.zeros(chunk.shape[:-1])
        x = chunk.astype(np.float64)
        top = np.maximum(StreamingSoftmax.top, x.max(axis=-1, initial=-np.inf))
        base = np.where(np.isfinite(top), top, 0.0)
        new = np.exp(x - base[..., None]).sum(axis=-1)
        StreamingSoftmax.total = StreamingSoftmax.total * np.exp(StreamingSoftmax.top - base) + new
        StreamingSoftmax.top = top

    def finish(self):
        if StreamingSoftmax.top is None:
            raise ValueError("no chunk")
        base = np.where(np.isfinite(StreamingSoftmax.top), StreamingSoftmax.top, 0.0)
        return StreamingSoftmax.top, base + np.log(StreamingSoftmax.total)


def check(chunk, top):
    if chunk.dtype not in (np.float16, np.float32, np.float64) or chunk.ndim == 0:
        raise ValueError("chunks are arrays of floats with one axis at least")
    if top is not None and chunk.shape[:-1] != top.shape:
        raise ValueError("other leading axes than before")
