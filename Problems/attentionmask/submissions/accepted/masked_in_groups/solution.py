"""Reference: all logits at once, query heads in groups beside the head that they share."""

import math

import numpy as np


def attention(q, k, v, lengths, causal):
    check(q, k, v, lengths)
    dtype = np.float64 if q.dtype == np.float64 else np.float32
    batch, heads, time, width = q.shape
    shared, keys = k.shape[1:3]
    grouped = q.astype(dtype).reshape(batch, shared, heads // shared, time, width)
    padding = np.arange(keys) >= lengths[:, None]  # [B, S]
    k = k.astype(dtype)[:, :, None]  # [B, Hkv, 1, S, D]
    v = np.where(padding[:, None, :, None], 0, v).astype(dtype)[:, :, None]  # for 0 * nan is nan

    logits = grouped @ k.swapaxes(3, 4) / math.sqrt(width)
    np.copyto(logits, -np.inf, where=padding[:, None, None, None, :])
    if causal:  # the last query stands at the last key
        place = np.arange(time) + keys - time
        np.copyto(logits, -np.inf, where=np.arange(keys) > place[:, None])
    return (softmax(logits) @ v).reshape(q.shape)


def softmax(logits):
    """Along the last axis, in place; rows of -inf alone become zeros."""
    top = logits.max(axis=-1, keepdims=True, initial=-np.inf)
    top[top == -np.inf] = 0
    logits -= top
    weights = np.exp(logits, out=logits)
    total = weights.sum(axis=-1, keepdims=True)
    total[total == 0] = 1
    weights /= total
    return weights


def check(q, k, v, lengths):
    """Raises ValueError for a broken contract."""
    if q.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError(f"q must be floats, not {q.dtype}")
    if k.dtype != q.dtype or v.dtype != q.dtype:
        raise ValueError(f"{q.dtype}, {k.dtype} and {v.dtype} are not one dtype")
    if lengths.dtype not in (np.int32, np.int64):
        raise ValueError(f"lengths must be int32 or int64, not {lengths.dtype}")
    if q.ndim != 4 or k.ndim != 4:
        raise ValueError("q and k must have four axes")
    if v.shape != k.shape:
        raise ValueError(f"v has the shape {v.shape}, k has {k.shape}")
    if k.shape[0] != q.shape[0] or k.shape[3] != q.shape[3]:
        raise ValueError(f"B and D of {q.shape} and {k.shape} differ")
    if lengths.shape != q.shape[:1]:
        raise ValueError(f"lengths has the shape {lengths.shape}")
    if q.shape[1] == 0 or k.shape[1] == 0 or q.shape[3] == 0:
        raise ValueError("no heads, or no width")
    if q.shape[1] % k.shape[1] != 0:
        raise ValueError(f"{q.shape[1]} query heads are not a multiple of {k.shape[1]}")
    if np.any(lengths < 0) or np.any(lengths > k.shape[2]):
        raise ValueError("a length is outside [0, S]")
