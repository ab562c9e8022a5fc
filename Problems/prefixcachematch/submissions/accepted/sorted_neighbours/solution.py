"""Sorts the cached sequences: the best one for a query stands beside the query's own place."""

from bisect import bisect_left


def common(first, second):
    """How many tokens two sequences have in common from the start."""
    length = min(len(first), len(second))
    if first[:length] == second[:length]:
        return length
    return next(i for i in range(length) if first[i] != second[i])


def match(cache, queries, block):
    if block <= 0:
        raise ValueError("block must be positive")
    cached = sorted(map(tuple, cache))
    answers = []
    for tokens in map(tuple, queries):
        place = bisect_left(cached, tokens)
        neighbours = cached[max(0, place - 1) : place + 1]
        longest = max((common(tokens, neighbour) for neighbour in neighbours), default=0)
        answers.append(longest // block * block)
    return answers
