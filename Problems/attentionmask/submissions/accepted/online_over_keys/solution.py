"""Everything in float64: blocks of keys one after the other, with a running maximum and sum."""

import numpy as np

BLOCK = 256  # keys at once
LEAST = -1e300  # stands for the maximum of nothing: exp(-inf - LEAST) is 0, and not nan


def attention(q, k, v, lengths, causal):
    check(q, k, v, lengths)
    batch, heads, time, width = q.shape
    group, keys = heads // k.shape[1], k.shape[2]
    scaled = q.astype(np.float64) * width**-0.5
    owner = np.arange(heads) // group
    bounds = np.broadcast_to(lengths[:, None, None], (batch, 1, time))
    if causal:
        bounds = np.minimum(bounds, np.arange(1, time + 1) + (keys - time))
    top = np.full((batch, heads, time), LEAST)
    total = np.zeros((batch, heads, time))
    out = np.zeros(q.shape)
    for low in range(0, keys, BLOCK):
        place = np.arange(low, min(low + BLOCK, keys))
        used = (place < lengths[:, None])[:, None, :, None]
        kb = np.where(used, k[:, :, place], 0).astype(np.float64)[:, owner]
        vb = np.where(used, v[:, :, place], 0).astype(np.float64)[:, owner]
        scores = np.matmul(scaled, kb.transpose(0, 1, 3, 2))
        scores[np.broadcast_to(place >= bounds[..., None], scores.shape)] = -np.inf
        newer = np.maximum(top, scores.max(axis=3))
        weights = np.exp(scores - newer[..., None])
        keep = np.exp(top - newer)
        total = total * keep + weights.sum(axis=3)
        out = out * keep[..., None] + np.matmul(weights, vb)
        top = newer
    np.divide(out, total[..., None], out=out, where=total[..., None] > 0)
    return out if q.dtype == np.float64 else out.astype(np.float32)


def check(q, k, v, lengths):
    dtypes = {str(q.dtype), str(k.dtype), str(v.dtype)}
    if len(dtypes) > 1 or not dtypes <= {"float16", "float32", "float64"}:
        raise ValueError("bad dtype of q, k or v")
    if str(lengths.dtype) not in ("int32", "int64"):
        raise ValueError("bad dtype of lengths")
    if q.ndim != 4 or k.shape != v.shape or k.ndim != 4:
        raise ValueError("bad rank or shape")
    if q.shape[0] != k.shape[0] or q.shape[3] != k.shape[3] or not q.shape[3]:
        raise ValueError("bad batch or width")
    if not q.shape[1] or not k.shape[1] or q.shape[1] % k.shape[1]:
        raise ValueError("bad number of heads")
    if lengths.shape != (q.shape[0],) or not np.all((0 <= lengths) & (lengths <= k.shape[2])):
        raise ValueError("bad lengths")
