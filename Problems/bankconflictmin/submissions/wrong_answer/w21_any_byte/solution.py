"""W21: takes addresses within a word."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 for address in addresses):
        raise ValueError("not the address of a word")
    wanted = [set() for _ in range(32)]
    for address in addresses:
        word = address // 4
        wanted[word % 32].add(word)
    return max(len(words) for words in wanted)
