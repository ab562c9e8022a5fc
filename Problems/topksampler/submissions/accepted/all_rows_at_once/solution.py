"""Reference: all rows at once, tokens sorted by logit, and walked through by id in the end."""

import numpy as np


def sample(logits, u, k, p, temperature):
    check(logits, u, k, p, temperature)
    batch, vocabulary = logits.shape
    x = logits.astype(np.float64)
    if temperature == 0:
        return x.argmax(axis=1)  # the first of equal ones
    order = np.argsort(-x, axis=1, kind="stable")  # greatest first, equal ones by id
    if 0 < k < vocabulary:
        order = order[:, :k]
    best = np.take_along_axis(x, order, axis=1)
    weights = np.exp((best - best[:, :1]) / temperature)
    weights /= weights.sum(axis=1, keepdims=True)
    if p < 1:
        reached = np.cumsum(weights, axis=1) >= p
        weights[:, 1:][reached[:, :-1]] = 0  # those after the one that reaches p
    by_id = np.zeros((batch, vocabulary))
    np.put_along_axis(by_id, order, weights, axis=1)
    running = np.cumsum(by_id, axis=1)
    total = running[:, -1:]
    bound = u[:, None] * total  # below the total, which need not be 1, for every u below 1
    return (running > bound).argmax(axis=1)


def check(logits, u, k, p, temperature):
    """Raises ValueError for a broken contract."""
    if logits.ndim != 2 or logits.shape[1] == 0:
        raise ValueError(f"logits have the shape {logits.shape}")
    if u.shape != logits.shape[:1]:
        raise ValueError(f"u has the shape {u.shape}")
    if logits.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError(f"logits must be floats, not {logits.dtype}")
    if u.dtype != np.float64:
        raise ValueError(f"u must be float64, not {u.dtype}")
    if k < 0:
        raise ValueError(f"k is {k}")
    if not 0 < p <= 1:
        raise ValueError(f"p is {p}")
    if not 0 <= temperature < np.inf:
        raise ValueError(f"temperature is {temperature}")
    if not np.all((u >= 0) & (u < 1)):
        raise ValueError("u is outside [0, 1)")
    if not np.all(logits < np.inf):  # nan is not less either
        raise ValueError("a logit is nan or +inf")
    if np.any(logits.max(axis=1) == -np.inf):
        raise ValueError("a row is -inf throughout")
