"""Wrong (W13): checks nothing."""

import numpy as np


def sample(logits, u, k, p, temperature):
    pairs = zip(logits.astype(np.float64).reshape(u.size, -1), u.ravel())
    return np.array([choose(row, one, k, p, temperature) for row, one in pairs], dtype=np.int64)


def choose(x, u, k, p, temperature):
    if x.size == 0:
        return 0
    if temperature == 0:
        return np.argmax(x)
    z = x / temperature
    order = np.argsort(-z, kind="stable")
    if k > 0:
        order = order[:k]
    q = np.exp(z[order] - z[order[0]])
    q /= q.sum()
    if p < 1:
        kept = np.cumsum(q) - q < p
        order, q = order[kept], q[kept]
        q /= q.sum()
    rising = np.argsort(order)
    ids, sums = order[rising], np.cumsum(q[rising])
    above = np.flatnonzero(sums > u)
    return ids[above[0]] if len(above) else ids[sums.argmax()]
