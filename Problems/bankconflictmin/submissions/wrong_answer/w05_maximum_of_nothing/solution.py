"""W5: the maximum over the banks that are wanted, of which there may be none."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    wanted = {}
    for address in addresses:
        word = address // 4
        wanted.setdefault(word % 32, set()).add(word)
    return max(len(words) for words in wanted.values())
