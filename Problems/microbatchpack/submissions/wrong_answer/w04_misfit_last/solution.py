"""W4: returns at the last request before it asks whether that fits at all."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    if not lengths:
        return 0
    if bytes_per_token == 0:
        return 1
    tokens = memory_budget // bytes_per_token
    groups, room = 1, tokens
    for index, length in enumerate(lengths):
        if length > room:
            groups += 1
            if index == len(lengths) - 1 and index > 0:
                return groups
            if length > tokens:
                return -1
            room = tokens
        room -= length
    return groups
