"""Wrong (W4): Newton's method in 1 / T from 1, with nothing to hold it back."""

import numpy as np


def ece(probs, labels, m):
    p = check(probs, labels)
    if m < 1 or not np.all(p >= 0) or not np.all(np.abs(p.sum(axis=1) - 1) <= 1e-6):
        raise ValueError("m or a probability")
    confidence, right = p.max(axis=1), p.argmax(axis=1) == labels
    bins = np.searchsorted(np.arange(1, m + 1) / m, confidence)
    bins = np.minimum(bins, m - 1)
    gaps = np.bincount(bins, right - confidence, m)
    return np.abs(gaps).sum() / len(p)


def fit_temperature(logits, labels):
    z = check(logits, labels)
    if not np.all(np.isfinite(z)):
        raise ValueError("a logit is not finite")
    z = z - z.max(axis=1, keepdims=True)
    own = z[np.arange(len(z)), labels]
    if not z.any():
        return 1.0
    if not own.any():
        return 0.01
    beta = 1.0
    for _ in range(50):
        weights = np.exp(beta * z)
        weights /= weights.sum(axis=1, keepdims=True)
        mean = (weights * z).sum(axis=1)
        spread = (weights * (z - mean[:, None]) ** 2).sum(axis=1).mean()
        if spread == 0:
            break
        beta = min(max(beta - (mean - own).mean() / spread, 0.01), 100.0)
    return 1 / beta


def check(rows, labels):
    if rows.dtype.name not in ("float16", "float32", "float64") or labels.dtype.kind not in "iu":
        raise ValueError("a dtype")
    if rows.ndim != 2 or rows.size == 0 or labels.shape != rows.shape[:1]:
        raise ValueError("a shape")
    if np.any(labels < 0) or np.any(labels >= rows.shape[1]):
        raise ValueError("a label")
    return rows.astype(np.float64)
