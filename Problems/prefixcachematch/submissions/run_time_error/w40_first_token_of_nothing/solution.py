"""W40: sorts sequences by their first token, and some have none."""

from bisect import bisect_left


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    by_first = {}
    for tokens in cache:
        by_first.setdefault(tokens[0], []).append(tokens)
    for group in by_first.values():
        group.sort()
    answers = []
    for tokens in queries:
        group = by_first.get(tokens[0], [])
        place = bisect_left(group, tokens)
        longest = 0
        for cached in group[max(0, place - 1) : place + 1]:
            length = 0
            while length < min(len(cached), len(tokens)) and cached[length] == tokens[length]:
                length += 1
            longest = max(longest, length)
        answers.append(longest // block * block)
    return answers
