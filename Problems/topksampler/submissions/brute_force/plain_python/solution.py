"""Brute force for small cases: lists and math alone, one token after the other. Too slow when big."""

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
    best = sorted(range(len(row)), key=lambda token: (-row[token], token))
    if temperature == 0:
        return best[0]
    if k:
        best = best[:k]
    top = row[best[0]]
    weight = {token: math.exp((row[token] - top) / temperature) for token in best}
    whole = math.fsum(weight.values())
    if p < 1:
        kept, mass = [], 0.0
        for token in best:
            kept.append(token)
            mass += weight[token] / whole
            if mass >= p:
                break
        whole = math.fsum(weight[token] for token in kept)
        best = kept
    mass = 0.0
    last = None
    for token in sorted(best):
        if weight[token] > 0:
            last = token
            mass += weight[token] / whole
            if mass > draw:
                break
    return last
