"""W18: leaves out the layers that cost nothing when there are others to fill the stages."""


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
    kept = [layer for layer, cost in enumerate(costs) if cost] or range(len(costs))
    cuts, room = [], limit
    for place in range(len(kept) - 1, -1, -1):
        missing = k - 1 - len(cuts)
        if missing and (costs[kept[place]] > room or place + 1 == missing):
            cuts.append(kept[place] + 1)
            room = limit
        room -= costs[kept[place]]
    return limit, cuts[::-1]
