"""W18: looks at the slowest link alone, whatever chunk it carries."""

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
    slowest = shares.index(max(shares))
    total = 0
    for turn in range(2 * (n - 1)):
        chunk = (slowest - turn) % n
        longest = (size + (chunk < larger)) * shares[slowest]
        total += longest
    divisor = gcd(total, unit)
    return total // divisor, unit // divisor
