"""The oracle: results from the definition, in float64, on the inputs as rounded to their dtype.

Shares no code with the submissions: it makes no mask, but cuts off the keys that are not seen.
selfcheck.py holds it against every correct solution and against decimals.
"""

import math

import numpy as np

FLOATS = ("float16", "float32", "float64")


def contract_broken(q, k, v, lengths):
    """Whether the call must raise ValueError."""
    if q.dtype.name not in FLOATS or not q.dtype == k.dtype == v.dtype:
        return True
    if lengths.dtype.name not in ("int32", "int64"):
        return True
    if (q.ndim, k.ndim, v.ndim, lengths.ndim) != (4, 4, 4, 1):
        return True
    batch, heads, _, width = q.shape
    if k.shape != v.shape or k.shape[0] != batch or k.shape[3] != width:
        return True
    if lengths.shape != (batch,) or 0 in (heads, k.shape[1], width) or heads % k.shape[1]:
        return True
    return any(not 0 <= length <= k.shape[2] for length in lengths.tolist())


def seen(time, total, length, causal):
    """How many keys, from the first one on, each query sees."""
    if not causal:
        return np.full(time, length)
    return np.clip(np.arange(1, time + 1) + total - time, 0, length)


def rows(queries, keys, values):
    """The attention of queries that see all of these keys, of which there is one at least."""
    logits = queries @ keys.T / math.sqrt(queries.shape[1])
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (weights / weights.sum(axis=1, keepdims=True)) @ values


def attention(q, k, v, lengths, causal):
    """The result in float64."""
    out = np.zeros(q.shape)
    group = q.shape[1] // k.shape[1]
    for b, h in np.ndindex(q.shape[:2]):
        queries, keys, values = (
            array.astype(np.float64) for array in (q[b, h], k[b, h // group], v[b, h // group])
        )
        counts = seen(len(queries), len(keys), int(lengths[b]), causal)
        for count in set(counts.tolist()) - {0}:
            alike = counts == count
            out[b, h, alike] = rows(queries[alike], keys[:count], values[:count])
    assert np.isfinite(out).all(), "nan or inf where it is seen"
    return out
