"""W8: one group even without requests."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    if bytes_per_token == 0:
        return 1
    tokens = memory_budget // bytes_per_token
    if max(lengths, default=0) > tokens:
        return -1
    groups, room = 1, tokens
    for length in lengths:
        if length > room:
            groups += 1
            room = tokens
        room -= length
    return groups
