"""W4: lets the slowest link carry a larger chunk in every round."""

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
    unit = lcm(*bandwidths)
    shares = [unit // bandwidth for bandwidth in bandwidths]
    total = 2 * (n - 1) * (size + (larger > 0)) * max(shares)
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
