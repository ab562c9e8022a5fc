"""Tries all cut lists."""

from itertools import combinations


def split(costs, k):
    if not 1 <= k <= len(costs) or min(costs) < 0:
        raise ValueError("no such stages, or a negative cost")
    best = None
    for cuts in combinations(range(1, len(costs)), k - 1):
        borders = (0,) + cuts + (len(costs),)
        largest = max(sum(costs[borders[i] : borders[i + 1]]) for i in range(k))
        if best is None or (largest, cuts) < best:
            best = largest, cuts
    return best[0], list(best[1])
