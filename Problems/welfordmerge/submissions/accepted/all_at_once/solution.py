"""Keeps population covariances, and merges all of a list at once, weighted by share."""

import numpy as np


class Stats:
    def __init__(self, count, mean, cov):
        self.count, self.mean, self.cov = count, mean, cov

    def variance(self, ddof):
        return self.covariance(ddof).diagonal()

    def covariance(self, ddof):
        with np.errstate(divide="ignore", invalid="ignore"):
            scale = np.float64(self.count) / np.float64(self.count - ddof)
        return self.cov * scale if self.count > ddof else self.cov * np.nan


def from_chunk(x):
    if x.dtype.char not in "efd" or x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("a chunk is [n, D] of floats")
    x = np.array(x, dtype=float)
    n, d = x.shape
    if n == 0:
        return Stats(0, np.full(d, np.nan), np.zeros((d, d)))
    mean = x.sum(axis=0) / n
    apart = x - mean
    return Stats(n, mean, np.einsum("ni,nj->ij", apart, apart) / n)


def merge(stats):
    if len({len(one.mean) for one in stats}) != 1:
        raise ValueError("all have the same columns, and there is one at least")
    stats = [one for one in stats if one.count > 0] or stats[:1]
    count = sum(one.count for one in stats)
    if count == 0:
        return stats[0]
    share = np.array([one.count / count for one in stats])
    means = np.array([one.mean for one in stats])
    origin = means[0]
    mean = origin + share @ (means - origin)
    apart = means - mean
    within = sum(s * one.cov for s, one in zip(share, stats))
    return Stats(count, mean, within + (apart * share[:, None]).T @ apart)
