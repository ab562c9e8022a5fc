"""The oracle: results from the definition, over all rows behind a Stats at once, in float64.

Shares no code with the submissions: it keeps all rows, and adds with math.fsum what has been
centred. selfcheck.py holds it against every correct solution and against fractions.
"""

import math
from collections import Counter

import numpy as np

FLOATS = ("float16", "float32", "float64")


class Shards:
    """The chunks that were taken, and the Stats that a right solution has given."""

    def __init__(self):
        self.leaves = []  # elements of each chunk, as float64
        self.known = []  # (columns, how often each leaf counts); None where a call was refused

    def chunk(self, array, times):
        """Takes the same chunk several times; says whether it must not be refused."""
        right = array.dtype.name in FLOATS and array.ndim == 2 and array.shape[1] > 0
        if right:
            self.leaves.append(array.astype(np.float64))
        stats = (array.shape[1], Counter({len(self.leaves) - 1: 1})) if right else None
        self.known += [stats] * times
        return right

    def merge(self, numbers):
        chosen = [self.known[number] for number in numbers]
        right = len({columns for columns, _ in chosen}) == 1
        total = Counter()
        for _, leaves in chosen:
            total.update(leaves)
        self.known.append((chosen[0][0], total) if right else None)
        return right

    def describe(self, number):
        """(count, mean, variance(0), variance(1), covariance(0), covariance(1)) of a Stats."""
        columns, leaves = self.known[number]
        parts = [(self.leaves[leaf], times) for leaf, times in leaves.items()]
        count = sum(len(rows) * times for rows, times in parts)
        mean, moment = of_rows(columns, parts, count)
        by = [moment / (count - ddof) if count > ddof else moment * math.nan for ddof in (0, 1)]
        return count, mean, np.diag(by[0]), np.diag(by[1]), *by


def of_rows(columns, parts, count):
    """The mean of parts (rows, how often), and the sum of outer(row - mean, row - mean)."""
    mean, moment = np.full(columns, math.nan), np.zeros((columns, columns))
    if count == 0:
        return mean, moment
    rows = np.concatenate([rows for rows, _ in parts])
    times = np.concatenate([np.full(len(rows), float(often)) for rows, often in parts])
    near = np.array([math.fsum(times * rows[:, i]) / count for i in range(columns)])
    rows -= near
    left = [math.fsum(times * rows[:, i]) for i in range(columns)]  # almost 0
    for i in range(columns):
        mean[i] = near[i] + left[i] / count
        weighed = times * rows[:, i]
        for j in range(i + 1):
            moment[i, j] = math.fsum(weighed * rows[:, j]) - left[i] * left[j] / count
            moment[j, i] = moment[i, j]
    return mean, moment
