"""W17: does not count the lanes."""


def transactions(addresses):
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    wanted = [set() for _ in range(32)]
    for address in addresses:
        word = address // 4
        wanted[word % 32].add(word)
    return max(len(words) for words in wanted)
