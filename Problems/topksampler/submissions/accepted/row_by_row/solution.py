"""A class, one row at a time: the k-th greatest logit is found without a sort of the whole row."""

import math

import numpy as np


class Sampler:
    def __init__(self, k, p, temperature):
        if k < 0:
            raise ValueError("k is negative")
        if math.isnan(p) or p <= 0 or p > 1:
            raise ValueError("p is not in (0, 1]")
        if not math.isfinite(temperature) or temperature < 0:
            raise ValueError("temperature is negative or not finite")
        self.k, self.p, self.temperature = k, p, temperature

    def draw(self, row, u):
        if self.temperature == 0:
            return int(np.argmax(row))
        ids = self.top_k(row)
        scaled = row[ids] / self.temperature
        probabilities = np.exp(scaled - scaled.max())
        probabilities /= probabilities.sum()
        if self.p < 1:
            ids, probabilities = self.top_p(row, ids, probabilities)
        running = np.cumsum(probabilities)
        place = np.searchsorted(running, u * running[-1], side="right")
        return int(ids[min(place, np.flatnonzero(probabilities)[-1])])

    def top_k(self, row):
        """The ids that are left, in rising order."""
        if self.k == 0 or self.k >= len(row):
            return np.flatnonzero(row > -np.inf)
        bound = np.partition(row, len(row) - self.k)[len(row) - self.k]
        above, equal = np.flatnonzero(row > bound), np.flatnonzero(row == bound)
        ids = np.concatenate((above, equal[: self.k - len(above)]))
        ids.sort()
        return ids[row[ids] > -np.inf]

    def top_p(self, row, ids, probabilities):
        order = np.argsort(-row[ids], kind="stable")  # ids rise
        running = np.cumsum(probabilities[order])
        count = min(int(np.searchsorted(running, self.p, side="left")) + 1, len(ids))
        kept = np.sort(order[:count])
        return ids[kept], probabilities[kept]


def sample(logits, u, k, p, temperature):
    sampler = Sampler(k, p, temperature)
    if str(logits.dtype) not in ("float16", "float32", "float64") or str(u.dtype) != "float64":
        raise ValueError("wrong dtype")
    if logits.ndim != 2 or u.ndim != 1 or len(u) != len(logits) or logits.shape[1] < 1:
        raise ValueError("wrong shape")
    if any(not 0 <= one < 1 for one in u.tolist()):
        raise ValueError("u is not in [0, 1)")
    chosen = []
    for row, one in zip(logits, u):
        row = row.astype(np.float64)
        if np.isnan(row).any() or np.isposinf(row).any() or np.isneginf(row).all():
            raise ValueError("nan, +inf, or nothing but -inf")
        chosen.append(sampler.draw(row, one))
    return chosen
