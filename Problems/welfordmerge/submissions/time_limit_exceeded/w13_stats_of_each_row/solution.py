"""Wrong (W13): a Stats for each row, merged with those before it."""

import numpy as np


class Stats:
    def __init__(self, count, mean, moment):
        self.count, self.mean, self.moment = count, mean, moment

    def variance(self, ddof):
        return np.diag(self.covariance(ddof))

    def covariance(self, ddof):
        if self.count <= ddof:
            return np.full(self.moment.shape, np.nan)
        return self.moment / (self.count - ddof)


def from_chunk(x):
    if x.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError("chunks are arrays of floats")
    if x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("chunks have two axes, and a column")
    n, d = x.shape
    if n == 0:
        return Stats(0, np.full(d, np.nan), np.zeros((d, d)))
    if n > 1:
        total = from_chunk(x[:1])
        for row in range(1, n):
            total = merge([total, from_chunk(x[row : row + 1])])
        return total
    return Stats(1, x[0].astype(np.float64), np.zeros((d, d)))


def merge(stats):
    if len({len(one.mean) for one in stats}) != 1:
        raise ValueError("columns differ, or there is nothing to merge")
    full = [one for one in stats if one.count > 0]
    if not full:
        return stats[0]
    count = sum(one.count for one in full)
    mean = sum(one.count / count * one.mean for one in full)
    moment = 0
    for one in full:
        apart = one.mean - mean
        moment = moment + one.moment + one.count * np.outer(apart, apart)
    return Stats(count, mean, moment)
