"""W18: negative arguments are taken as they come."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if not lengths:
        return 0
    if bytes_per_token == 0:
        return 1
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
