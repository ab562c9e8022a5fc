"""W1: takes the longest request that is left and fills up with the shortest ones."""


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
    ordered = sorted(lengths)
    groups, low, high = 0, 0, len(ordered)
    while low < high:
        high -= 1
        room = tokens - ordered[high]
        while low < high and ordered[low] <= room:
            room -= ordered[low]
            low += 1
        groups += 1
    return groups
