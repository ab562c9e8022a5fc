"""W7: the rest of a query counts where a cached sequence goes on as it does."""

from bisect import bisect_left


def common(first, second):
    length = min(len(first), len(second))
    if first[:length] == second[:length]:
        return length
    return next(i for i in range(length) if first[i] != second[i])


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    cached = sorted(cache)
    answers = []
    for tokens in queries:
        place = bisect_left(cached, tokens)
        neighbours = cached[max(0, place - 1) : place + 1]
        longest = max((common(tokens, one) for one in neighbours), default=0)
        is_whole = longest == len(tokens)
        answers.append(longest if is_whole else longest // block * block)
    return answers
