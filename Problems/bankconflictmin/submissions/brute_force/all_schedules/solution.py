"""Tries all ways to give the lanes to one transaction, then to two, and so on."""


def at_odds(one, other):
    """Whether two lanes want different words of one bank."""
    return one != other and one // 4 % 32 == other // 4 % 32


def fits(schedule, addresses, lane):
    """Whether the lanes from this one on can be added to the transactions of a schedule."""
    if lane == len(addresses):
        return True
    for transaction in schedule:
        if not any(at_odds(addresses[lane], other) for other in transaction):
            transaction.append(addresses[lane])
            if fits(schedule, addresses, lane + 1):
                return True
            transaction.pop()
    return False


def transactions(addresses):
    if len(addresses) > 32 or any(address < 0 or address % 4 for address in addresses):
        raise ValueError("too many lanes, or not the address of a word")
    fewest = 0
    while not fits([[] for _ in range(fewest)], addresses, 0):
        fewest += 1
    return fewest
