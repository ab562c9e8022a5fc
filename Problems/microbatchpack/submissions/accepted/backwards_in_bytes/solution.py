"""Greedy from the back, in bytes: no division, and as few groups as from the front."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0:
        raise ValueError("memory_budget and bytes_per_token must not be negative")
    groups, used, misfit = 0, memory_budget + 1, False
    for length in reversed(lengths):
        if length < 0:
            raise ValueError("lengths must not be negative")
        cost = length * bytes_per_token
        used += cost
        if used > memory_budget:
            misfit = misfit or cost > memory_budget
            groups += 1
            used = cost
    return -1 if misfit else groups
