"""W14: returns -1 when one token is dearer than the budget, even if there is none."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    if not lengths:
        return 0
    if bytes_per_token == 0:
        return 1
    if bytes_per_token > memory_budget > 0:
        return -1
    tokens = memory_budget // bytes_per_token
    if max(lengths) > tokens:
        return -1
    groups, room = 1, tokens
    for length in lengths:
        if length > room:
            groups += 1
            room = tokens
        room -= length
    return groups
