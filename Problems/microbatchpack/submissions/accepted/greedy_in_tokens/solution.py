"""Greedy from the front, in whole tokens."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0:
        raise ValueError("memory_budget and bytes_per_token must not be negative")
    if min(lengths, default=0) < 0:
        raise ValueError("lengths must not be negative")
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
