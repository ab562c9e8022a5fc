"""W14: takes the distance of the first two lanes for that of all neighbours."""


from math import gcd


def transactions(addresses):
    if len(addresses) > 32:
        raise ValueError("more than 32 lanes")
    if any(address < 0 or address % 4 for address in addresses):
        raise ValueError("not the address of a word")
    if len(addresses) < 2:
        return len(addresses)
    stride = (addresses[1] - addresses[0]) // 4
    if stride == 0:
        return 1
    return -(-len(addresses) // (32 // gcd(stride, 32)))
