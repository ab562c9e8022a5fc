"""Wrong (W13): checks nothing."""

import math

import numpy as np


def attention(q, k, v, lengths, causal):
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
    scores = q.astype(dtype) @ k.swapaxes(2, 3) / math.sqrt(width)
    scores = np.where(hidden, -np.inf, scores)
    top = scores.max(axis=3, keepdims=True, initial=-np.inf)
    weights = np.exp(scores - np.where(np.isinf(top), 0, top))
    total = weights.sum(axis=3, keepdims=True)
    return (weights @ v) / np.where(total == 0, 1, total)
