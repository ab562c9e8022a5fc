"""Welford's recurrence, one row after the other, in Python floats. Too slow when big."""

import math

import numpy as np


class Stats:
    def __init__(self, columns):
        self.count = 0
        self.means = [math.nan] * columns
        self.moment = [[0.0] * columns for _ in range(columns)]

    @property
    def mean(self):
        return np.array(self.means)

    def variance(self, ddof):
        return np.array([self.covariance(ddof)[i][i] for i in range(len(self.means))])

    def covariance(self, ddof):
        divisor = self.count - ddof if self.count > ddof else math.nan
        return np.array([[one / divisor for one in row] for row in self.moment])

    def add(self, row):
        self.count += 1
        if self.count == 1:
            self.means = row
            return
        before = [x - m for x, m in zip(row, self.means)]
        self.means = [m + b / self.count for m, b in zip(self.means, before)]
        after = [x - m for x, m in zip(row, self.means)]
        for i, b in enumerate(before):
            for j, a in enumerate(after):
                self.moment[i][j] += (b * a + before[j] * after[i]) / 2


def from_chunk(x):
    if str(x.dtype) not in ("float16", "float32", "float64"):
        raise ValueError("no floats")
    if len(x.shape) != 2 or x.shape[1] < 1:
        raise ValueError("no columns")
    stats = Stats(x.shape[1])
    for row in x:
        stats.add([float(one) for one in row])
    return stats


def merge(stats):
    if len(stats) == 0:
        raise ValueError("nothing to merge")
    columns = len(stats[0].means)
    total = Stats(columns)
    for one in stats:
        if len(one.means) != columns:
            raise ValueError("other columns")
        if one.count == 0:
            continue
        count = total.count + one.count
        apart = [0.0 if total.count == 0 else b - a for a, b in zip(total.means, one.means)]
        factor = total.count * one.count / count
        for i in range(columns):
            for j in range(columns):
                total.moment[i][j] += one.moment[i][j] + apart[i] * apart[j] * factor
        if total.count == 0:
            total.means = one.means
        else:
            total.means = [a + d * (one.count / count) for a, d in zip(total.means, apart)]
        total.count = count
    return total
