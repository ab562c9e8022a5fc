"""W4: fills the stages from the front, which makes the cuts as late as they can be."""


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
    for layer, cost in enumerate(costs):
        if cost > room or len(costs) - layer == k - 1 - len(cuts):
            cuts.append(layer)
            room = limit
        room -= cost
    return limit, cuts
