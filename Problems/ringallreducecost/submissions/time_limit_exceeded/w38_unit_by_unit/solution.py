"""W38: lets the clock of a round tick, unit by unit, until all links have finished."""

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
    sizes = [size + (chunk < larger) for chunk in range(n)]
    total = 0
    for turn in range(2 * (n - 1)):
        waiting = [(sizes[(link - turn) % n], shares[link]) for link in range(n)]
        longest = 0
        while any(longest < size * share for size, share in waiting):
            longest += 1
        total += longest
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
