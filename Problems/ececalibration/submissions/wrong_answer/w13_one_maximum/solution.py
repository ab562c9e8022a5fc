"""Wrong (W13): one maximum for all rows."""

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
    if not np.ptp(z, axis=1).any():
        return 1.0
    if np.all(z[np.arange(len(z)), labels] == z.max(axis=1)):
        return 0.01
    z = z - z.max()
    low, high = np.log(0.01), np.log(100)
    np.seterr(all="ignore")
    while high - low > 1e-6:
        third = (high - low) / 3
        if nll(z, labels, np.exp(low + third)) > nll(z, labels, np.exp(high - third)):
            low += third
        else:
            high -= third
    return np.exp((low + high) / 2)


def nll(z, labels, temperature):
    z = z / temperature
    return (np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), labels]).mean()


def check(rows, labels):
    if rows.dtype.name not in ("float16", "float32", "float64") or labels.dtype.kind not in "iu":
        raise ValueError("a dtype")
    if rows.ndim != 2 or rows.size == 0 or labels.shape != rows.shape[:1]:
        raise ValueError("a shape")
    if np.any(labels < 0) or np.any(labels >= rows.shape[1]):
        raise ValueError("a label")
    return rows.astype(np.float64)
