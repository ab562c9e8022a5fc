"""Wrong (W1): sums of squares about the first row, which may be far from all others."""

import numpy as np


class Stats:
    def __init__(self, count, pivot, total, products):
        self.count, self.pivot, self.total, self.products = count, pivot, total, products

    @property
    def mean(self):
        return self.pivot + self.total / self.count if self.count else self.pivot * np.nan

    def variance(self, ddof):
        return np.diag(self.covariance(ddof))

    def covariance(self, ddof):
        if self.count <= ddof:
            return np.full(self.products.shape, np.nan)
        centred = self.products - np.outer(self.total, self.total) / self.count
        return centred / (self.count - ddof)


def from_chunk(x):
    if x.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError("chunks are arrays of floats")
    if x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("chunks have two axes, and a column")
    x = x.astype(np.float64)
    pivot = x[0].copy() if len(x) else np.zeros(x.shape[1])
    apart = x - pivot
    return Stats(len(x), pivot, apart.sum(axis=0), apart.T @ apart)


def merge(stats):
    if len({len(one.pivot) for one in stats}) != 1:
        raise ValueError("columns differ, or there is nothing to merge")
    full = [one for one in stats if one.count > 0] or stats[:1]
    pivot, total, products = full[0].pivot, 0, 0
    for one in full:
        step = one.pivot - pivot
        cross = np.outer(one.total, step)
        products = products + one.products + cross + cross.T + one.count * np.outer(step, step)
        total = total + one.total + one.count * step
    return Stats(sum(one.count for one in full), pivot, total, products)
