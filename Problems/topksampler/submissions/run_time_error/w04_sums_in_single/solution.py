"""Wrong (W4): draws in float32, where u may become 1: an index beyond the last token."""

import numpy as np


def sample(logits, u, k, p, temperature):
    check(logits, u, k, p, temperature)
    pairs = zip(logits.astype(np.float64), u)
    return np.array([choose(row, one, k, p, temperature) for row, one in pairs], dtype=np.int64)


def choose(x, u, k, p, temperature):
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
    ids, sums = order[rising], np.cumsum(q[rising]).astype(np.float32)
    return ids[np.searchsorted(sums, np.float32(u), side="right")]


def check(logits, u, k, p, temperature):
    if logits.dtype not in (np.float16, np.float32, np.float64) or u.dtype != np.float64:
        raise ValueError("logits must be floats, and u float64")
    if logits.ndim != 2 or logits.shape[1] == 0 or u.shape != logits.shape[:1]:
        raise ValueError("logits must be [B, V], and u [B]")
    if k < 0 or not 0 < p <= 1 or not 0 <= temperature < np.inf:
        raise ValueError("k, p or temperature is out of range")
    if not np.all((u >= 0) & (u < 1)):
        raise ValueError("u must be in [0, 1)")
    if not np.all(logits < np.inf) or np.any(logits.max(axis=1) == -np.inf):
        raise ValueError("a logit is nan or +inf, or a row -inf throughout")
