"""W7: knows the broadcast only where all lanes want one word."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    if len(set(addresses)) == 1:
        return 1
    wanted = [[] for _ in range(32)]
    for address in addresses:
        word = address // 4
        wanted[word % 32].append(word)
    return max(len(words) for words in wanted)
