"""W36: counts in a list that the next call still has."""


def transactions(addresses, counts=[0] * 32):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    for address in set(addresses):
        word = address // 4
        counts[word % 32] += 1
    return max(counts)
