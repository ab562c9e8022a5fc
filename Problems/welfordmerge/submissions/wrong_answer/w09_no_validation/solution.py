"""Wrong (W9): checks nothing."""

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
    x = np.atleast_2d(x)
    x = x.reshape(-1, x.shape[-1]) if x.size else np.zeros((0, x.shape[-1]))
    n, d = x.shape
    if n == 0:
        return Stats(0, np.full(d, np.nan), np.zeros((d, d)))
    x = x.astype(np.float64)
    mean = x.mean(axis=0)
    apart = x - mean
    return Stats(n, mean, apart.T @ apart)


def merge(stats):
    if not stats:
        return Stats(0, np.full(1, np.nan), np.zeros((1, 1)))
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
