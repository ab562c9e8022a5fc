"""Wrong (W15): checks nothing."""

import numpy as np


def ece(probs, labels, m):
    p = check(probs, labels)
    confidence, right = p.max(axis=1), p.argmax(axis=1) == labels
    bins = np.searchsorted(np.arange(1, m + 1) / m, confidence)
    bins = np.minimum(bins, m - 1)
    gaps = np.bincount(bins, right - confidence, m)
    return np.abs(gaps).sum() / len(p)


def fit_temperature(logits, labels):
    z = check(logits, labels)
    z = z - z.max(axis=1, keepdims=True)
    own = z[np.arange(len(z)), labels]
    if not z.any():
        return 1.0
    if not own.any():
        return 0.01
    low, high = np.log(0.01), np.log(100)
    while high - low > 1e-8:
        middle = (low + high) / 2
        if slope(z, own, np.exp(middle)) > 0:
            low = middle
        else:
            high = middle
    return np.exp((low + high) / 2)


def slope(z, own, temperature):
    weights = np.exp(z / temperature)
    return ((weights * z).sum(axis=1) / weights.sum(axis=1) - own).mean()


def check(rows, labels):
    return rows.astype(np.float64)
