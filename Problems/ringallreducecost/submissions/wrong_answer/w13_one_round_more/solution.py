"""W13: one round more."""

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
    ring = shares + shares
    total = 0
    for turn in range(2 * n - 1):
        first = turn % n
        longest = size * max(ring[first + larger : first + n])
        if larger:
            longest = max(longest, (size + 1) * max(ring[first : first + larger]))
        total += longest
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
