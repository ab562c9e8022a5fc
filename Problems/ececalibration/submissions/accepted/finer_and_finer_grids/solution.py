"""Grids of temperatures, each finer than the one before; bins by comparing with all edges."""

import numpy as np


def ece(probs, labels, m):
    p = prepared(probs, labels)
    if m < 1 or not np.all(p >= 0) or np.any(np.abs(p.sum(axis=1) - 1) > 1e-6):
        raise ValueError("m or a probability")
    confidence, right = p.max(axis=1), p.argmax(axis=1) == labels
    edges = np.array([b / m for b in range(1, m)])
    place = np.zeros(len(p), dtype=np.int64)
    for start in range(0, len(edges), 100):
        place += (confidence[:, None] > edges[start : start + 100]).sum(axis=1)
    used, place, size = np.unique(place, return_inverse=True, return_counts=True)
    accuracy = np.bincount(place, right) / size
    mean = np.bincount(place, confidence) / size
    return np.dot(size / len(p), np.abs(accuracy - mean))


def fit_temperature(logits, labels):
    z = prepared(logits, labels)
    if np.any(~np.isfinite(z)):
        raise ValueError("a logit")
    z = z.T - z.max(axis=1)  # classes first
    own = z[labels, np.arange(len(labels))]
    if np.all(z == 0):
        return 1.0
    if np.all(own == 0):
        return 0.01
    low, high = 0.01, 100.0
    while high / low > 1 + 1e-5:
        grid = np.geomspace(low, high, 8)
        losses = [np.log(np.exp(z / t).sum(axis=0)).mean() - own.mean() / t for t in grid]
        least = int(np.argmin(losses))
        low, high = grid[max(least - 1, 0)], grid[min(least + 1, len(grid) - 1)]
    return np.sqrt(low * high)


def prepared(rows, labels):
    if rows.dtype.kind != "f" or labels.dtype.kind not in "iu":
        raise ValueError("dtypes")
    if rows.ndim != 2 or rows.size == 0 or labels.shape != rows.shape[:1]:
        raise ValueError("shapes")
    if np.any((labels < 0) | (labels >= rows.shape[1])):
        raise ValueError("labels")
    return rows.astype(np.float64)
