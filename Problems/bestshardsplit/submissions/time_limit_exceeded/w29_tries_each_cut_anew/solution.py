"""W29: moves each cut on until all layers behind it fit, looking at all of them each time."""


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
    cuts = []
    for left in range(k - 1, 0, -1):
        cut = cuts[-1] + 1 if cuts else 1
        while not fits(costs[cut:], left, limit):
            cut += 1
        cuts.append(cut)
    return limit, cuts
