"""W6: fills up with empty stages in front where fewer stages would do."""


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
    if k < 1 or k > len(costs):
        raise ValueError("k must be from 1 to the number of layers")
    if min(costs) < 0:
        raise ValueError("costs must not be negative")
    limit = least_limit(costs, k)
    cuts, room = [], limit
    for layer in range(len(costs) - 1, -1, -1):
        missing = k - 1 - len(cuts)
        if missing and (costs[layer] > room):
            cuts.append(layer + 1)
            room = limit
        room -= costs[layer]
    cuts += [0] * (k - 1 - len(cuts))
    return limit, cuts[::-1]
