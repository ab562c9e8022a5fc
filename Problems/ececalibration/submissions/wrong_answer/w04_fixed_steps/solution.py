"""Wrong (W4): gradient descent with steps of a fixed rate, from T = 1."""

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
    temperature = 1.0
    for _ in range(100):
        step = slope(z, own, temperature) / temperature**2
        temperature = min(max(temperature + 0.05 * step, 0.01), 100.0)
    return temperature


def slope(z, own, temperature):
    weights = np.exp(z / temperature)
    return ((weights * z).sum(axis=1) / weights.sum(axis=1) - own).mean()


def check(rows, labels):
    if rows.dtype.name not in ("float16", "float32", "float64") or labels.dtype.kind not in "iu":
        raise ValueError("a dtype")
    if rows.ndim != 2 or rows.size == 0 or labels.shape != rows.shape[:1]:
        raise ValueError("a shape")
    if np.any(labels < 0) or np.any(labels >= rows.shape[1]):
        raise ValueError("a label")
    return rows.astype(np.float64)
