"""W26: one level of recursion for each stage."""


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

    def last_cuts(end, left):
        if left == 0:
            return []
        begin, room = end - 1, limit - costs[end - 1]
        while begin > left and costs[begin - 1] <= room:
            begin -= 1
            room -= costs[begin]
        return last_cuts(begin, left - 1) + [begin]

    return limit, last_cuts(len(costs), k - 1)
