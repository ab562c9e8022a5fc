"""Reference: count, mean and the sum of centred products, merged two at a time."""

import numpy as np

DTYPES = (np.float16, np.float32, np.float64)


class Stats:
    def __init__(self, count, mean, moment):
        self.count = count  # a Python int: products of counts need not fit in 64 bits
        self.mean = mean  # nan where there is no row
        self.moment = moment

    def variance(self, ddof):
        return np.diag(self.covariance(ddof))

    def covariance(self, ddof):
        if self.count <= ddof:
            return np.full(self.moment.shape, np.nan)
        return self.moment / (self.count - ddof)


def from_chunk(x):
    if x.dtype not in DTYPES:
        raise ValueError(f"chunks are float16, float32 or float64, not {x.dtype}")
    if x.ndim != 2:
        raise ValueError("a chunk has two axes")
    count, columns = x.shape
    if columns == 0:
        raise ValueError("a chunk has a column at least")
    if count == 0:
        return nothing(columns)
    x = x.astype(np.float64)
    mean = x.mean(axis=0)
    x -= mean
    return Stats(count, mean, x.T @ x)


def merge(stats):
    if not stats:
        raise ValueError("there is nothing to merge")
    columns = len(stats[0].mean)
    if any(len(one.mean) != columns for one in stats):
        raise ValueError("the number of columns differs")
    total = nothing(columns)
    for one in stats:
        total = pair(total, one)
    return total


def pair(a, b):
    if a.count == 0:
        return b
    if b.count == 0:
        return a
    count = a.count + b.count
    apart = b.mean - a.mean
    mean = a.mean + apart * (b.count / count)
    between = np.outer(apart, apart) * (a.count * b.count / count)
    return Stats(count, mean, a.moment + b.moment + between)


def nothing(columns):
    return Stats(0, np.full(columns, np.nan), np.zeros((columns, columns)))
