"""The right answers, made in ways that share nothing with the solutions."""

from bisect import bisect_right
from itertools import accumulate, combinations

FAILED = "ValueError"


def by_definition(lengths, memory_budget, bytes_per_token):
    """Tries all ways to cut, from the fewest groups on."""

    def fits(group):
        return bytes_per_token * sum(group) <= memory_budget

    count = len(lengths)
    for groups in range(1, count + 1):
        for inner in combinations(range(1, count), groups - 1):
            cuts = [0, *inner, count]
            if all(fits(lengths[a:b]) for a, b in zip(cuts, cuts[1:])):
                return groups
    return -1 if count else 0


def by_last_group(lengths, memory_budget, bytes_per_token):
    """The fewest groups of each prefix, over all sizes of its last group."""
    fewest = [0]
    for end in range(1, len(lengths) + 1):
        total, best = 0, None
        for begin in range(end - 1, -1, -1):
            total += lengths[begin]
            if bytes_per_token * total <= memory_budget and fewest[begin] is not None:
                best = fewest[begin] + 1 if best is None else min(best, fewest[begin] + 1)
        fewest.append(best)
    return -1 if fewest[-1] is None else fewest[-1]


def by_jumps(lengths, memory_budget, bytes_per_token):
    """Each group as long as it can be, found by binary search in the prefix sums."""
    costs = [0, *accumulate(length * bytes_per_token for length in lengths)]
    groups = begin = 0
    while begin < len(lengths):
        end = bisect_right(costs, costs[begin] + memory_budget) - 1
        if end == begin:
            return -1
        groups, begin = groups + 1, end
    return groups


def answer(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        return FAILED
    result = by_jumps(lengths, memory_budget, bytes_per_token)
    if len(lengths) <= 1000:
        assert result == by_last_group(lengths, memory_budget, bytes_per_token)
    if len(lengths) <= 9:
        assert result == by_definition(lengths, memory_budget, bytes_per_token)
    return str(result)
