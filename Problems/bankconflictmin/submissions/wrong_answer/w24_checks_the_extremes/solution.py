"""W24: checks the least and the greatest address alone."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    ends = sorted(addresses)[:1] + sorted(addresses)[-1:]
    if any(address < 0 or address % 4 for address in ends):
        raise ValueError("not the address of a word")
    wanted = [set() for _ in range(32)]
    for address in addresses:
        word = address // 4
        wanted[word % 32].add(word)
    return max(len(words) for words in wanted)
