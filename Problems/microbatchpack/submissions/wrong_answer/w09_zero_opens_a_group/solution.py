"""W9: closes a group as soon as it is full, so that a request of length 0 opens another."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    if not lengths:
        return 0
    if bytes_per_token == 0:
        return 1
    tokens = memory_budget // bytes_per_token
    if max(lengths) > tokens:
        return -1
    groups, room, is_open = 0, 0, False
    for length in lengths:
        if not is_open or length > room:
            groups, room, is_open = groups + 1, tokens, True
        room -= length
        if length > 0 and room == 0:
            is_open = False
    return groups
