"""Goes through all links in each round, and compares times without dividing."""

from fractions import Fraction


def allreduce_time(nbytes, bandwidths):
    n = len(bandwidths)
    if n == 0 or nbytes < 0:
        raise ValueError("no ranks, or less than no bytes")
    for bandwidth in bandwidths:
        if bandwidth <= 0:
            raise ValueError("a link that carries nothing")
    sizes = [nbytes // n + (chunk < nbytes % n) for chunk in range(n)]
    total = Fraction(0)
    for turn in range(2 * n - 2):
        slowest, speed = 0, 1
        for link in range(n):
            size = sizes[(link - turn) % n]
            if size * speed > slowest * bandwidths[link]:
                slowest, speed = size, bandwidths[link]
        total += Fraction(slowest, speed)
    return total.numerator, total.denominator
