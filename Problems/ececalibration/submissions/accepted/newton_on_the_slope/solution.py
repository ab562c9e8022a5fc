"""Newton's method in the logarithm of 1 / T, kept between two bounds; a loop over the bins."""

import math

import numpy as np

FLOATS = {np.dtype(np.float16), np.dtype(np.float32), np.dtype(np.float64)}


def ece(probs, labels, m):
    p = as_doubles(probs, labels)
    if m <= 0:
        raise ValueError("a bin at least")
    if np.isnan(p).any() or p.min() < 0 or np.abs(1 - p.sum(axis=1)).max() > 1e-6:
        raise ValueError("no probabilities")
    predicted = np.argmax(p, axis=1)
    confidence = p[np.arange(len(p)), predicted]
    right = predicted == labels
    error, below = 0.0, np.zeros(len(p), dtype=bool)
    for b in range(1, m + 1):
        inside = ~below & ((confidence <= b / m) if b < m else True)
        below |= inside
        count = np.count_nonzero(inside)
        if count:
            error += count / len(p) * abs(right[inside].mean() - confidence[inside].mean())
    return float(error)


def fit_temperature(logits, labels):
    z = as_doubles(logits, labels)
    if not np.isfinite(z).all():
        raise ValueError("logits must be finite")
    top = z.max(axis=1)
    own = np.take_along_axis(z, labels.astype(np.int64)[:, None], axis=1)[:, 0]
    if np.array_equal(top, z.min(axis=1)):
        return 1.0
    if np.array_equal(own, top):
        return 0.01
    z, own = z - top[:, None], own - top
    low, high = math.log(0.01), math.log(100)  # of beta = 1 / T
    x = 0.0
    for _ in range(200):
        beta = math.exp(x)
        q = np.exp(beta * z)
        q /= q.sum(axis=1, keepdims=True)
        mean = np.sum(q * z, axis=1)
        spread = np.sum(q * (z - mean[:, None]) ** 2, axis=1)
        slope = beta * np.mean(mean - own)
        curvature = slope + beta**2 * np.mean(spread)
        if slope > 0:
            high = x
        else:
            low = x
        step = -slope / curvature if curvature > 0 else math.inf
        ahead = x + step
        if not low < ahead < high:
            ahead = (low + high) / 2
        if abs(ahead - x) < 1e-9 or high - low < 1e-9:
            break
        x = ahead
    return min(max(math.exp(-ahead), 0.01), 100.0)


def as_doubles(rows, labels):
    if rows.dtype not in FLOATS or labels.dtype.kind not in "iu":
        raise ValueError("dtype")
    if rows.ndim != 2 or labels.ndim != 1 or len(rows) != len(labels) or not rows.size:
        raise ValueError("shape")
    if labels.min() < 0 or labels.max() >= rows.shape[1]:
        raise ValueError("label")
    return np.array(rows, dtype=np.float64)
