"""W10: gives all bytes that are left over to one chunk."""

from math import gcd, lcm


def allreduce_time(nbytes, bandwidths):
    if not bandwidths:
        raise ValueError("no ranks")
    if nbytes < 0:
        raise ValueError("less than no bytes")
    if min(bandwidths) < 1:
        raise ValueError("a link that carries nothing")
    n = len(bandwidths)
    size, rest = divmod(nbytes, n)
    unit = lcm(*bandwidths)
    shares = [unit // bandwidth for bandwidth in bandwidths]
    ring = shares + shares
    total = 0
    for turn in range(2 * (n - 1)):
        first = turn % n
        longest = max(size * max(ring), (size + rest) * ring[first])
        total += longest
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
