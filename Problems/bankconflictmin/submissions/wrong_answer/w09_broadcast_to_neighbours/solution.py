"""W9: sees that two lanes want the same word only if they are neighbours."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    wanted = [[] for _ in range(32)]
    before = None
    for address in addresses:
        word = address // 4
        if word != before:
            wanted[word % 32].append(word)
        before = word
    return max(len(words) for words in wanted)
