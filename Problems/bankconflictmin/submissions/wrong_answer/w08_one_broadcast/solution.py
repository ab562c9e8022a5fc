"""W8: broadcasts one word of a warp, the one that most lanes want."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    favourite = max(addresses, key=addresses.count, default=0) // 4
    wanted = [[] for _ in range(32)]
    for address in addresses:
        word = address // 4
        if word != favourite or word not in wanted[word % 32]:
            wanted[word % 32].append(word)
    return max(len(words) for words in wanted)
