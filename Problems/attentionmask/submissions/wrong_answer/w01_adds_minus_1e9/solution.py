"""Wrong (W1): adds -1e9 to hidden logits; a row with nothing to see gets the mean of all values."""

import math

import numpy as np


def attention(q, k, v, lengths, causal):
    check(q, k, v, lengths)
    dtype = np.float64 if q.dtype == np.float64 else np.float32
    time, width, keys = q.shape[2], q.shape[3], k.shape[2]
    group = q.shape[1] // k.shape[1]
    padding = np.arange(keys) >= lengths[:, None]
    v = np.nan_to_num(v, posinf=0, neginf=0)
    k = np.repeat(k.astype(dtype), group, axis=1)
    v = np.repeat(v.astype(dtype), group, axis=1)
    hidden = padding[:, None, None, :]
    if causal:
        hidden = hidden | (np.arange(keys) > np.arange(time)[:, None] + keys - time)
    scores = q.astype(dtype) @ k.swapaxes(2, 3) / math.sqrt(width)
    with np.errstate(invalid="ignore"):
        scores = np.nan_to_num(scores) + np.where(hidden, dtype(-1e9), dtype(0))
    weights = np.exp(scores - scores.max(axis=3, keepdims=True, initial=-1e30))
    return (weights @ v) / np.maximum(weights.sum(axis=3, keepdims=True), dtype(1e-30))


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
