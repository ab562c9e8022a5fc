"""W3: a group must stay below the budget."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    if not lengths:
        return 0
    if bytes_per_token == 0:
        return 1
    tokens = memory_budget // bytes_per_token
    if max(lengths) >= tokens > 0 or max(lengths) > tokens:
        return -1
    groups, used = 1, 0
    for length in lengths:
        if length > 0 and used + length >= tokens:
            groups += 1
            used = 0
        used += length
    return groups
