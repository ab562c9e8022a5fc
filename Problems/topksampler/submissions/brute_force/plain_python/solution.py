"""Brute force for small cases: lists and math alone, the greatest of what is left again and again."""

import math

import numpy as np


def sample(logits, u, k, p, temperature):
    if str(logits.dtype) not in ("float16", "float32", "float64") or str(u.dtype) != "float64":
        raise ValueError("dtype")
    if logits.ndim != 2 or u.ndim != 1 or logits.shape[0] != u.shape[0] or logits.shape[1] == 0:
        raise ValueError("shape")
    rows, draws = logits.tolist(), u.tolist()
    if not all(0 <= draw < 1 for draw in draws):
        raise ValueError("u")
    if k < 0 or not 0 < p <= 1 or not 0 <= temperature <= 1e308:
        raise ValueError("k, p or temperature")
    for row in rows:
        if any(math.isnan(x) or x == math.inf for x in row) or max(row) == -math.inf:
            raise ValueError("a logit")
    return np.array([one(row, draw, k, p, temperature) for row, draw in zip(rows, draws)], int)


def one(row, draw, k, p, temperature):
    if temperature == 0:
        return row.index(max(row))
    kept = greatest(row, k or len(row))
    top = max(row)
    weight = {token: math.exp((row[token] - top) / temperature) for token in kept}
    if p < 1:
        needed = 1
        whole = math.fsum(weight.values())
        while math.fsum(weight[token] for token in kept[:needed]) / whole < p:
            needed += 1
        kept = kept[:needed]
    kept = sorted(token for token in kept if weight[token] > 0)
    whole = math.fsum(weight[token] for token in kept)
    for place, token in enumerate(kept):
        if math.fsum(weight[other] for other in kept[: place + 1]) / whole > draw:
            return token
    return kept[-1]


def greatest(row, count):
    """The tokens with the greatest logits, the greatest first, the lower of equal ones first."""
    left, chosen = list(range(len(row))), []
    while left and len(chosen) < count:
        best = max(left, key=lambda token: (row[token], -token))
        chosen.append(best)
        left.remove(best)
    return chosen
