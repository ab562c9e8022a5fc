"""W11: counts the stretches of 128 bytes, as for global memory."""


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    rows = set()
    for address in addresses:
        word = address // 4
        rows.add(word // 32)
    return len(rows)
