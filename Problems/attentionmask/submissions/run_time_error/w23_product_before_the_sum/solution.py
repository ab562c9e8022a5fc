"""Too much memory (W23): all products of queries and keys at once, [B,Hq,T,S,D] of them."""

import math

import numpy as np


def attention(q, k, v, lengths, causal):
    check(q, k, v, lengths)
    dtype = np.float64 if q.dtype == np.float64 else np.float32
    time, width, keys = q.shape[2], q.shape[3], k.shape[2]
    group = q.shape[1] // k.shape[1]
    padding = np.arange(keys) >= lengths[:, None]
    v = np.where(padding[:, None, :, None], 0, v)
    k = np.repeat(k.astype(dtype), group, axis=1)
    v = np.repeat(v.astype(dtype), group, axis=1)
    hidden = padding[:, None, None, :]
    if causal:
        hidden = hidden | (np.arange(keys) > np.arange(time)[:, None] + keys - time)
    products = q.astype(dtype)[:, :, :, None, :] * k[:, :, None, :, :]
    scores = products.sum(axis=4) / math.sqrt(width)
    scores = np.where(hidden, -np.inf, scores)
    top = scores.max(axis=3, keepdims=True, initial=-np.inf)
    weights = np.exp(scores - np.where(np.isinf(top), 0, top))
    total = weights.sum(axis=3, keepdims=True)
    return (weights @ v) / np.where(total == 0, 1, total)


def check(q, k, v, lengths):
    if q.dtype not in (np.float16, np.float32, np.float64) or not q.dtype == k.dtype == v.dtype:
        raise ValueError("q, k and v must be floats of one dtype")
    if lengths.dtype not in (np.int32, np.int64):
        raise ValueError("lengths must be int32 or int64")
    if q.ndim != 4 or k.ndim != 4 or v.shape != k.shape or lengths.shape != q.shape[:1]:
        raise ValueError("shapes must be [B,Hq,T,D], twice [B,Hkv,S,D], and [B]")
    if k.shape[0] != q.shape[0] or k.shape[3] != q.shape[3] or q.shape[3] == 0:
        raise ValueError("B and D must be the same everywhere, and D not 0")
    if q.shape[1] == 0 or k.shape[1] == 0 or q.shape[1] % k.shape[1]:
        raise ValueError("Hq must be a multiple of Hkv")
    if np.any((lengths < 0) | (lengths > k.shape[2])):
        raise ValueError("a length is outside [0, S]")
