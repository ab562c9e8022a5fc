"""W34: goes through all words from the lowest to the highest."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    counts = [0 for _ in range(32)]
    for word in range(min(addresses, default=0) // 4, max(addresses, default=-4) // 4 + 1):
        if 4 * word in addresses:
            counts[word % 32] += 1
    return max(counts)
