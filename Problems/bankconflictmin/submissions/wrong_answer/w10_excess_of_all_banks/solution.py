"""W10: adds up what each bank delivers beyond its first word."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    wanted = [set() for _ in range(32)]
    for address in addresses:
        word = address // 4
        wanted[word % 32].add(word)
    excess = sum(max(0, len(words) - 1) for words in wanted)
    return excess + 1 if addresses else 0
