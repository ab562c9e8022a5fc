"""Compares each query with each cached sequence, block by block."""


def shared(first, second, block):
    end = 0
    while end + block <= min(len(first), len(second)):
        if any(first[i] != second[i] for i in range(end, end + block)):
            break
        end += block
    return end


def match(cache, queries, block):
    if not block >= 1:
        raise ValueError("block must be 1 or more")
    return [max([0] + [shared(query, cached, block) for cached in cache]) for query in queries]
