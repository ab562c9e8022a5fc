"""W40: leaves out the bytes that cannot be shared out equally."""

from math import gcd, lcm


def allreduce_time(nbytes, bandwidths):
    if not bandwidths:
        raise ValueError("no ranks")
    if nbytes < 0:
        raise ValueError("less than no bytes")
    if min(bandwidths) < 1:
        raise ValueError("a link that carries nothing")
    n = len(bandwidths)
    size = nbytes // n
    unit = lcm(*bandwidths)
    shares = [unit // bandwidth for bandwidth in bandwidths]
    ring = shares + shares
    total = 0
    for _ in range(2 * (n - 1)):
        longest = size * max(ring)
        total += longest
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
