"""W1: compares each query with each cached sequence."""


def shared(first, second, block):
    end = 0
    while end + block <= len(first) and end + block <= len(second):
        if first[end : end + block] != second[end : end + block]:
            break
        end += block
    return end


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    return [max((shared(query, one, block) for one in cache), default=0) for query in queries]
