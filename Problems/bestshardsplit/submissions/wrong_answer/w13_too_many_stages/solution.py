"""W13: gives as many stages as there are layers when asked for more."""


def fits(costs, k, limit):
    """Whether at most k stages will do when none may cost more than the limit."""
    stages, room = 1, limit
    for cost in costs:
        if cost > room:
            stages += 1
            if stages > k:
                return False
            room = limit
        room -= cost
    return True


def least_limit(costs, k):
    low, high = max(costs), sum(costs)
    while low < high:
        middle = (low + high) // 2
        if fits(costs, k, middle):
            high = middle
        else:
            low = middle + 1
    return low


def split(costs, k):
    k = min(k, len(costs))
    if k < 1:
        raise ValueError("k must be from 1 to the number of layers")
    if min(costs) < 0:
        raise ValueError("costs must not be negative")
    limit = least_limit(costs, k)
    cuts, room = [], limit
    for layer in range(len(costs) - 1, -1, -1):
        missing = k - 1 - len(cuts)
        if missing and (costs[layer] > room or layer + 1 == missing):
            cuts.append(layer + 1)
            room = limit
        room -= costs[layer]
    return limit, cuts[::-1]
