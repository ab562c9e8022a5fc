"""Every row's outer product at once, a second look at the mean, and triangles only."""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Stats:
    columns: int
    count: int = 0
    mean: np.ndarray = None
    scatter: np.ndarray = field(default=None, repr=False)

    def __post_init__(self):
        if self.mean is None:
            object.__setattr__(self, "mean", np.full(self.columns, np.nan))
            object.__setattr__(self, "scatter", np.zeros((self.columns, self.columns)))

    def __add__(self, other):
        if self.columns != other.columns:
            raise ValueError("columns differ")
        if not other.count:
            return self
        if not self.count:
            return other
        total = self.count + other.count
        gap = other.mean - self.mean
        mean = self.mean + gap * (other.count / total)
        weight = self.count / total * other.count
        return Stats(
            self.columns, total, mean, self.scatter + other.scatter + weight * np.outer(gap, gap)
        )

    def covariance(self, ddof):
        divisor = self.count - ddof
        return self.scatter / divisor if divisor > 0 else self.scatter * float("nan")

    def variance(self, ddof):
        return np.einsum("ii->i", self.covariance(ddof))


def from_chunk(x):
    if x.dtype.name not in ("float16", "float32", "float64"):
        raise ValueError("floats only")
    if x.ndim != 2 or not x.shape[1]:
        raise ValueError("[n, D] with D of 1 at least")
    n, d = x.shape
    if not n:
        return Stats(d)
    x = x.astype("f8")
    mean = x.mean(axis=0)
    mean += (x - mean).mean(axis=0)
    apart = x - mean
    return Stats(d, n, mean, (apart[:, :, None] * apart[:, None, :]).sum(axis=0))


def merge(stats):
    if stats == []:
        raise ValueError("an empty list")
    return sum(stats[1:], stats[0])
