"""Sums and sums of products as fractions, which lose nothing. Too slow when big."""

from fractions import Fraction
from math import nan

import numpy as np


class Stats:
    def __init__(self, columns, count, sums, products):
        self.columns, self.count, self.sums, self.products = columns, count, sums, products
        self.mean = np.array([float(one / count) if count else nan for one in sums])

    def variance(self, ddof):
        return self.covariance(ddof)[range(self.columns), range(self.columns)]

    def covariance(self, ddof):
        columns = range(self.columns)
        return np.array([[self.pair(i, j, ddof) for j in columns] for i in columns])

    def pair(self, i, j, ddof):
        if self.count <= ddof:
            return nan
        exact = self.products[i][j] - self.sums[i] * self.sums[j] / self.count
        return float(exact / (self.count - ddof))


def from_chunk(x):
    if x.dtype not in (np.half, np.single, np.double) or x.ndim != 2 or x.shape[1] == 0:
        raise ValueError("not a chunk")
    n, d = x.shape
    columns = [[Fraction(one) for one in x[:, i].tolist()] for i in range(d)]
    products = [[sum(map(Fraction.__mul__, a, b), Fraction()) for b in columns] for a in columns]
    return Stats(d, n, [sum(one, Fraction()) for one in columns], products)


def merge(stats):
    columns = {one.columns for one in stats}
    if len(columns) != 1:
        raise ValueError("columns differ, or there are none")
    (d,) = columns
    sums = [sum(one.sums[i] for one in stats) for i in range(d)]
    products = [[sum(one.products[i][j] for one in stats) for j in range(d)] for i in range(d)]
    return Stats(d, sum(one.count for one in stats), sums, products)
