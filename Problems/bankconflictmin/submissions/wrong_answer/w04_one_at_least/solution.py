"""W4: one transaction at least, also for no lanes."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    wanted = [set() for _ in range(32)]
    for address in addresses:
        word = address // 4
        wanted[word % 32].add(word)
    return max(1, *(len(words) for words in wanted))
