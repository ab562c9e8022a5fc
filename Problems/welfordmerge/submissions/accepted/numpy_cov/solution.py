"""numpy.cov for a chunk; lists of NumPy scalars are kept, and halves of a list are merged."""

import warnings

import numpy as np


class Stats:
    pass


def make(count, mean, moment):
    stats = Stats()
    stats.count = np.float64(count)
    stats.mean = mean
    stats.moment = moment

    def covariance(ddof):
        if count - ddof > 0:
            return moment / (count - ddof)
        return np.full_like(moment, np.nan)

    stats.covariance = covariance
    stats.variance = lambda ddof: [row[i] for i, row in enumerate(covariance(ddof))]
    return stats


def from_chunk(x):
    if not np.issubdtype(x.dtype, np.floating):
        raise ValueError("floats are wanted")
    n, d = x.shape  # itself a ValueError if there are not two
    if not d:
        raise ValueError("columns are wanted")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mean = np.mean(x, axis=0, dtype=np.float64)
        cov = np.atleast_2d(np.cov(x.T, ddof=0, dtype=np.float64)) if n else 0
    return make(n, mean, np.zeros((d, d)) + cov * n)


def merge(stats):
    if not stats:
        raise ValueError("nothing")
    if len(stats) == 1:
        return stats[0]
    middle = len(stats) // 2
    a, b = merge(stats[:middle]), merge(stats[middle:])
    if len(a.mean) != len(b.mean):
        raise ValueError("columns differ")
    if a.count == 0 or b.count == 0:
        return a if b.count == 0 else b
    n = a.count + b.count
    delta = b.mean - a.mean
    mean = (a.count * a.mean + b.count * b.mean) / n
    return make(n, mean, a.moment + b.moment + delta[:, None] * delta * a.count / n * b.count)
