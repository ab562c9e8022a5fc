"""W11: returns -1 before it has seen that a later length is negative."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0:
        raise ValueError("a negative argument")
    groups, used = 0, memory_budget + 1
    for length in lengths:
        if length < 0:
            raise ValueError("a negative length")
        cost = length * bytes_per_token
        if cost > memory_budget:
            return -1
        used += cost
        if used > memory_budget:
            groups += 1
            used = cost
    return groups
