"""The right answers, made in ways that share nothing with the solutions."""

from bisect import bisect_left
from itertools import accumulate, combinations

FAILED = "ValueError"


def by_definition(costs, k):
    """Tries all cut lists, the lexicographically smallest first."""

    def largest(cuts):
        borders = [0, *cuts, len(costs)]
        return max(sum(costs[a:b]) for a, b in zip(borders, borders[1:]))

    cut_lists = list(combinations(range(1, len(costs)), k - 1))
    best = min(cut_lists, key=largest)  # the first of the best, and they come in order
    return largest(best), list(best)


def by_table(costs, k):
    """The least largest stage of each suffix in each number of stages; then the earliest cuts."""
    count = len(costs)
    sums = [0, *accumulate(costs)]
    tables = [[0] * count + [0], [sums[-1] - before for before in sums]]
    for stages in range(2, k + 1):
        shorter, table = tables[-1], [None] * (count + 1)
        for begin in range(count - stages + 1):
            table[begin] = min(
                max(sums[cut] - sums[begin], shorter[cut])
                for cut in range(begin + 1, count - stages + 2)
            )
        tables.append(table)
    limit, cuts, begin = tables[k][0], [], 0
    for stages in range(k - 1, 0, -1):
        begin = next(
            cut
            for cut in range(begin + 1, count - stages + 1)
            if max(sums[cut] - sums[begin], tables[stages][cut]) <= limit
        )
        cuts.append(begin)
    return limit, cuts


def starts(sums, limit, k):
    """The earliest starts of the last k stages within the limit, in order, and the end."""
    found = [len(sums) - 1]
    while len(found) <= k and found[-1] > 0:
        found.append(bisect_left(sums, sums[found[-1]] - limit))
    return found[::-1]


def by_starts(costs, k):
    """The least limit within which the last k stages reach the first layer."""
    sums = [0, *accumulate(costs)]
    low, high = max(costs), max(costs) + sums[-1] // k + 1
    while low < high:
        middle = (low + high) // 2
        if starts(sums, middle, k)[0] == 0:
            high = middle
        else:
            low = middle + 1
    earliest = starts(sums, low, k)[:-1]
    earliest = [0] * (k - len(earliest)) + earliest
    return low, [max(start, stage) for stage, start in enumerate(earliest)][1:]


def answer(costs, k):
    if not 1 <= k <= len(costs) or min(costs) < 0:
        return FAILED
    result = by_starts(costs, k)
    if k * len(costs) ** 2 <= 3_000_000:
        assert result == by_table(costs, k)
    if len(costs) <= 12:
        assert result == by_definition(costs, k)
    return str(result)
