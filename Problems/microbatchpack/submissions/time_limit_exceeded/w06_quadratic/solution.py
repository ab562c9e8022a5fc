"""W6: dynamic programming over all pairs of cuts."""

import itertools


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    if not lengths:
        return 0
    if bytes_per_token == 0:
        return 1
    tokens = memory_budget // bytes_per_token
    if max(lengths) > tokens:
        return -1
    sums = [0, *itertools.accumulate(lengths)]
    fewest = [0]
    for end in range(1, len(sums)):
        fewest.append(
            1 + min(fewest[begin] for begin in range(end) if sums[end] - sums[begin] <= tokens)
        )
    return fewest[-1]
