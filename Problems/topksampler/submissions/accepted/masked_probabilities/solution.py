"""All rows at once, always over the whole vocabulary: each filter sorts anew and writes zeros."""

import numpy as np


def sample(logits, u, k, p, temperature):
    broken = contract_broken(logits, u, k, p, temperature)
    if broken:
        raise ValueError(broken)
    if temperature == 0.0:
        return np.argmax(logits, axis=-1).astype(np.int32)
    z = logits.astype(np.float64) / temperature
    probabilities = np.exp(z - z.max(axis=-1, keepdims=True))
    if k != 0:
        ranks = np.empty(z.shape, np.int64)
        places = np.broadcast_to(np.arange(z.shape[1]), z.shape)
        np.put_along_axis(ranks, np.argsort(-z, axis=-1, kind="stable"), places, axis=-1)
        probabilities[ranks >= k] = 0
    probabilities /= probabilities.sum(axis=-1, keepdims=True)
    if p != 1.0:
        order = np.argsort(-probabilities, axis=-1, kind="stable")
        in_order = np.take_along_axis(probabilities, order, axis=-1)
        before = np.cumsum(in_order, axis=-1) - in_order
        in_order[before >= p] = 0
        np.put_along_axis(probabilities, order, in_order, axis=-1)
        probabilities /= probabilities.sum(axis=-1, keepdims=True)
    above = np.cumsum(probabilities, axis=-1) > u[:, np.newaxis]
    last = z.shape[1] - 1 - np.argmax(probabilities[:, ::-1] > 0, axis=-1)
    return np.where(above.any(axis=-1), np.argmax(above, axis=-1), last)


def contract_broken(logits, u, k, p, temperature):
    """The first rule that is broken, or None."""
    rules = {
        "dtype of logits": logits.dtype.kind == "f" and logits.dtype.itemsize in (2, 4, 8),
        "dtype of u": u.dtype == np.dtype("float64"),
        "axes": logits.ndim == 2 and u.ndim == 1,
        "k": k >= 0,
        "p": 0 < p <= 1,
        "temperature": temperature >= 0 and temperature != np.inf,
        "u": bool(((u >= 0) & (u < 1)).all()),
        "logits": not (np.isnan(logits) | np.isposinf(logits)).any(),
    }
    for name, holds in rules.items():
        if not holds:
            return name
    if u.shape[0] != logits.shape[0] or logits.shape[1] == 0:
        return "sizes"
    return "a row of -inf" if np.isneginf(logits).all(axis=1).any() else None
