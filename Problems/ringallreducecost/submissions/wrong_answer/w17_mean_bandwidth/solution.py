"""W17: lets the links share their bandwidth."""

from math import gcd, lcm


def allreduce_time(nbytes, bandwidths):
    if not bandwidths:
        raise ValueError("no ranks")
    if nbytes < 0:
        raise ValueError("less than no bytes")
    if min(bandwidths) < 1:
        raise ValueError("a link that carries nothing")
    n = len(bandwidths)
    size, larger = divmod(nbytes, n)
    unit = sum(bandwidths)
    total = 2 * (n - 1) * (size + (larger > 0)) * n
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
