"""Brute force for small cases: lists and math alone, one key at a time. Too slow when big."""

import math

import numpy as np


def attention(q, k, v, lengths, causal):
    names = {str(array.dtype) for array in (q, k, v)}
    if names not in ({"float16"}, {"float32"}, {"float64"}):
        raise ValueError("q, k and v must be floats of one dtype")
    if str(lengths.dtype) not in ("int32", "int64"):
        raise ValueError("lengths must be int32 or int64")
    if q.ndim != 4 or k.ndim != 4 or v.shape != k.shape or lengths.shape != (q.shape[0],):
        raise ValueError("bad shapes")
    batch, heads, time, width = q.shape
    shared, keys = k.shape[1], k.shape[2]
    if (k.shape[0], k.shape[3]) != (batch, width) or width == 0:
        raise ValueError("bad batch or width")
    if heads == 0 or shared == 0 or heads % shared != 0:
        raise ValueError("bad heads")
    counts = [int(length) for length in lengths]
    if not all(0 <= count <= keys for count in counts):
        raise ValueError("bad length")

    queries, cache, values = q.tolist(), k.tolist(), v.tolist()
    out = np.zeros(q.shape, np.float64 if "float64" in names else np.float32)
    for b in range(batch):
        for h in range(heads):
            owner = h // (heads // shared)
            for t in range(time):
                visible = [s for s in range(counts[b]) if not causal or keys - s >= time - t]
                if not visible:
                    continue
                logits = [
                    math.fsum(x * y for x, y in zip(queries[b][h][t], cache[b][owner][s]))
                    / math.sqrt(width)
                    for s in visible
                ]
                weights = [math.exp(logit - max(logits)) for logit in logits]
                for d in range(width):
                    terms = [w * values[b][owner][s][d] for w, s in zip(weights, visible)]
                    out[b, h, t, d] = math.fsum(terms) / math.fsum(weights)
    return out
