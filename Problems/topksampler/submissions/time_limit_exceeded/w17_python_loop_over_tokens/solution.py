"""Too slow (W17): a Python loop over the tokens."""

import numpy as np


def sample(logits, u, k, p, temperature):
    check(logits, u, k, p, temperature)
    pairs = zip(logits.astype(np.float64), u)
    return np.array([choose(row, one, k, p, temperature) for row, one in pairs], dtype=np.int64)


def choose(x, u, k, p, temperature):
    if temperature == 0:
        return np.argmax(x)
    order = sorted(range(len(x)), key=lambda token: (-x[token], token))
    if k > 0:
        order = order[:k]
    weights = np.zeros(len(x))
    total = 0.0
    for token in order:
        weights[token] = np.exp((x[token] - x[order[0]]) / temperature)
        total += weights[token]
    mass = 0.0
    for token in order:
        if p < 1 and mass >= p:
            weights[token] = 0
        mass += weights[token] / total
    total, mass, chosen = weights.sum(), 0.0, -1
    for token in range(len(x)):
        mass += weights[token] / total
        if mass > u:
            return token
        if weights[token] > 0:
            chosen = token
    return chosen


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
