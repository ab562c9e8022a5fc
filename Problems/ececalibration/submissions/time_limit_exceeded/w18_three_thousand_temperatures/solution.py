"""Too slow (W18): 3,000 temperatures one after the other, then a parabola."""

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
    grid = np.linspace(np.log(0.01), np.log(100), 3000)
    losses = np.array([nll(z, labels, np.exp(one)) for one in grid])
    best = losses.argmin()
    if best in (0, len(grid) - 1):
        return np.exp(grid[best])
    below, least, above = losses[best - 1 : best + 2]
    offset = (below - above) / (below - 2 * least + above) / 2
    return np.exp(grid[best] + offset * (grid[1] - grid[0]))


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
