"""W1: dynamic programming over all numbers of stages and all pairs of cuts."""

from itertools import accumulate


def split(costs, k):
    if k < 1 or k > len(costs):
        raise ValueError("k must be from 1 to the number of layers")
    if min(costs) < 0:
        raise ValueError("costs must not be negative")
    count, sums = len(costs), [0, *accumulate(costs)]
    tables = [[sums[-1] - before for before in sums]]
    for stages in range(2, k + 1):
        shorter, table = tables[-1], [None] * (count + 1)
        for begin in range(count - stages + 1):
            table[begin] = min(
                max(sums[cut] - sums[begin], shorter[cut])
                for cut in range(begin + 1, count - stages + 2)
            )
        tables.append(table)
    limit, cuts, begin = tables[-1][0], [], 0
    for table in tables[-2::-1]:
        start, begin = begin, begin + 1
        while max(sums[begin] - sums[start], table[begin]) > limit:
            begin += 1
        cuts.append(begin)
    return limit, cuts
