"""W11: rounds the size up, so that the last chunks are small or empty."""

from math import gcd, lcm


def allreduce_time(nbytes, bandwidths):
    if not bandwidths:
        raise ValueError("no ranks")
    if nbytes < 0:
        raise ValueError("less than no bytes")
    if min(bandwidths) < 1:
        raise ValueError("a link that carries nothing")
    n = len(bandwidths)
    size = -(-nbytes // n)
    sizes = [max(0, min(size, nbytes - chunk * size)) for chunk in range(n)]
    unit = lcm(*bandwidths)
    shares = [unit // bandwidth for bandwidth in bandwidths]
    total = 0
    for turn in range(2 * (n - 1)):
        longest = max(sizes[(link - turn) % n] * share for link, share in enumerate(shares))
        total += longest
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
