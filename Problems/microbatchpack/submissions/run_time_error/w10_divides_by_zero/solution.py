"""W10: divides by bytes_per_token without asking whether it is 0."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    if not lengths:
        return 0
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
