"""W37: sorts the cache in place."""

from bisect import bisect_left


def common(first, second):
    length = min(len(first), len(second))
    if first[:length] == second[:length]:
        return length
    return next(i for i in range(length) if first[i] != second[i])


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    if isinstance(cache, list):
        cache.sort()
    else:
        cache = sorted(cache)
    answers = []
    for tokens in queries:
        place = bisect_left(cache, tokens)
        neighbours = cache[max(0, place - 1) : place + 1]
        longest = max((common(tokens, one) for one in neighbours), default=0)
        answers.append(longest // block * block)
    return answers
