"""W2: takes all chunks for equally large, a part of a byte included."""

from math import gcd, lcm


def allreduce_time(nbytes, bandwidths):
    if not bandwidths:
        raise ValueError("no ranks")
    if nbytes < 0:
        raise ValueError("less than no bytes")
    if min(bandwidths) < 1:
        raise ValueError("a link that carries nothing")
    n = len(bandwidths)
    unit = lcm(*bandwidths)
    shares = [unit // bandwidth for bandwidth in bandwidths]
    total = 2 * (n - 1) * nbytes * max(shares)
    unit *= n
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
