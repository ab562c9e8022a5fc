"""One head of one batch entry at a time, cut to the keys that are no padding."""

import numpy as np


def attention(q, k, v, lengths, causal):
    if not (q.dtype == k.dtype == v.dtype and q.dtype.char in "efd"):
        raise ValueError("q, k and v must be float16, float32 or float64, all the same")
    if lengths.dtype.str[1:] not in ("i4", "i8"):
        raise ValueError("lengths must be int32 or int64")
    if [array.ndim for array in (q, k, v, lengths)] != [4, 4, 4, 1]:
        raise ValueError("wrong number of axes")
    (batch, heads, time, width), (kv_batch, kv_heads, keys, kv_width) = q.shape, k.shape
    if v.shape != k.shape or kv_batch != batch or kv_width != width or len(lengths) != batch:
        raise ValueError("shapes do not fit")
    if width < 1 or heads < 1 or kv_heads < 1 or heads % kv_heads:
        raise ValueError("heads do not fit")
    counts = lengths.tolist()
    if any(count < 0 or count > keys for count in counts):
        raise ValueError("length out of range")

    work = np.promote_types(q.dtype, np.float32)
    out = np.zeros(q.shape, work)
    for b, count in enumerate(counts):
        first = max(0, time - keys) if causal else 0  # the queries before it see nothing
        if count == 0 or first == time:
            continue
        for h in range(heads):
            kv = h * kv_heads // heads
            scaled = q[b, h, first:].astype(work) * work.type(width**-0.5)
            scores = scaled @ k[b, kv, :count].astype(work).T
            if causal:
                behind = np.triu(np.ones(scores.shape, bool), k=first + keys - time + 1)
                scores[behind] = -np.inf
            scores = np.exp(scores - scores.max(axis=1)[:, None])
            values = v[b, kv, :count].astype(work)
            out[b, h, first:] = scores @ values / scores.sum(axis=1)[:, None]
    return out
