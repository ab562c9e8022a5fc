"""The rules of the statement, on exact numbers: sectors, passes, blocks on an SM, the roof.

Times are in seconds unless a name says otherwise, sizes in bytes, bandwidths in bytes a second.
"""

from collections import Counter
from fractions import Fraction as F

KIB, MB, GB, TB = 1024, 10**6, 10**9, 10**12
SECTOR = 32
BANKS = 32
WARP = 32


def sectors(addresses, size):
    """How many sectors an instruction moves whose threads touch `size` bytes at these addresses."""
    touched = set()
    for address in addresses:
        touched |= set(range(address // SECTOR, (address + size - 1) // SECTOR + 1))
    return len(touched)


def passes(places, words=1):
    """How many passes an instruction takes. `places`: the first word that each thread touches of
    `words` in a row; None for a thread that touches nothing."""
    at_once = WARP // words
    total = 0
    for first in range(0, len(places), at_once):
        group = [place for place in places[first : first + at_once] if place is not None]
        touched = {place + more for place in group for more in range(words)}
        total += max(Counter(word % BANKS for word in touched).values(), default=0)
    return total


def blocks(threads, registers=1, shared=0):
    """How many blocks an SM holds, by what limits them: limit -> blocks."""
    registers = -(-registers // 8) * 8
    warps = -(-threads // WARP)
    return {
        "warps": 64 // warps,
        "blocks": 32,
        "registers": 65_536 // (registers * WARP * warps),
        "shared memory": 100 * KIB // (shared + KIB),
    }


def warps(threads, registers=1, shared=0):
    """How many warps an SM holds."""
    return min(blocks(threads, registers, shared).values()) * -(-threads // WARP)


def roof(moved, bandwidth, operations=0, rate=1):
    """(how long a kernel takes, what binds it: "memory" or "operations")."""
    times = {"memory": F(moved) / bandwidth, "operations": F(operations) / rate}
    bound = max(times, key=times.get)
    return times[bound], bound


def waves(count, time, sms):
    """When so many equal blocks are through, an SM running one at a time."""
    return -(-count // sms) * F(time)
