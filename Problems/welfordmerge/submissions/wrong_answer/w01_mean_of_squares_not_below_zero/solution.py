"""Wrong (W1): E[x*x] - E[x]*E[x], with what falls below 0 cut off."""

import numpy as np


class Stats:
    def __init__(self, count, total, products):
        self.count, self.total, self.products = count, total, products

    @property
    def mean(self):
        return self.total / self.count if self.count else np.full(len(self.total), np.nan)

    def variance(self, ddof):
        return np.diag(self.covariance(ddof))

    def covariance(self, ddof):
        if self.count <= ddof:
            return np.full(self.products.shape, np.nan)
        mean = self.total / self.count
        population = self.products / self.count - np.outer(mean, mean)
        np.fill_diagonal(population, np.maximum(np.diag(population), 0))
        return population * (self.count / (self.count - ddof))


def from_chunk(x):
    if x.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError("chunks are arrays of floats")
    if x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("chunks have two axes, and a column")
    x = x.astype(np.float64)
    return Stats(len(x), x.sum(axis=0), x.T @ x)


def merge(stats):
    if len({len(one.total) for one in stats}) != 1:
        raise ValueError("columns differ, or there is nothing to merge")
    return Stats(
        sum(one.count for one in stats),
        sum(one.total for one in stats),
        sum(one.products for one in stats),
    )
