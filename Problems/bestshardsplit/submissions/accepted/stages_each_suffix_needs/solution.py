"""Jumps through prefix sums for the limit; cuts where the layers left need few enough stages."""

from bisect import bisect_right
from itertools import accumulate


class Splitter:
    def __init__(self, costs, k):
        self.costs, self.k = costs, k
        self.sums = [0, *accumulate(costs)]

    def fits(self, limit):
        sums, begin, end = self.sums, 0, len(self.costs)
        for _ in range(self.k):
            begin = bisect_right(sums, sums[begin] + limit, begin) - 1
            if begin == end:
                return True
        return False

    def least_limit(self):
        # One stage beyond its share, at most, is as dear as the dearest layer.
        low, dearest = max(self.costs), max(self.costs)
        high = -(-self.sums[-1] // self.k) + dearest
        while low < high:
            middle = (low + high) // 2
            if self.fits(middle):
                high = middle
            else:
                low = middle + 1
        return low

    def needs(self, limit):
        """The fewest stages for the layers from each one on."""
        sums, end = self.sums, len(self.costs)
        needs = [0] * (end + 1)
        for begin in range(len(self.costs) - 1, -1, -1):
            while sums[end] - sums[begin] > limit:
                end -= 1
            needs[begin] = 1 + needs[end]
        return needs

    def split(self):
        limit = self.least_limit()
        needs = self.needs(limit)
        cuts, cut = [], 0
        for left in range(self.k - 1, 0, -1):
            cut += 1
            while needs[cut] > left:
                cut += 1
            cuts.append(cut)
        return limit, cuts


def split(costs, k):
    if not 0 < k <= len(costs):
        raise ValueError("k must be from 1 to the number of layers")
    if any(cost < 0 for cost in costs):
        raise ValueError("costs must not be negative")
    return Splitter(costs, k).split()
