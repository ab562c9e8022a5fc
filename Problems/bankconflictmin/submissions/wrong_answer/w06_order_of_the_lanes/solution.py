"""W6: begins another transaction at the first lane that is at odds with the one before."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    count, delivered = 0, {}
    for address in addresses:
        word = address // 4
        if not count or delivered.get(word % 32, word) != word:
            count, delivered = count + 1, {}
        delivered[word % 32] = word
    return count
