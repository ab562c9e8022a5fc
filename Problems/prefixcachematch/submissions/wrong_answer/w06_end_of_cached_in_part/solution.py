"""W6: a cached sequence that ends within a block of the query shares that block."""

from bisect import bisect_left


def common(first, second):
    length = min(len(first), len(second))
    if first[:length] == second[:length]:
        return length
    return next(i for i in range(length) if first[i] != second[i])


def shared(tokens, cached, block):
    length = common(tokens, cached)
    if length == len(cached) < len(tokens):
        length += -length % block
    return min(length, len(tokens)) // block * block


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    cached = sorted(cache)
    answers = []
    for tokens in queries:
        place = bisect_left(cached, tokens)
        neighbours = cached[max(0, place - 1) : place + 1]
        answers.append(max((shared(tokens, one, block) for one in neighbours), default=0))
    return answers
