"""How test cases are written down, and the random numbers for them.

`case(name, rule, lines...)`: the rule is what a failing test may tell the solver. A line is made by
`warp(addresses...)` or by `sweep(...)`, which stands for several warps.
"""

CASES = []  # (name, rule, lines)


def case(name, rule, *lines):
    CASES.append((name, rule, lines))


def warp(*addresses, container="list"):
    """The line of one warp, and the addresses of each of its warps."""
    return " ".join(map(str, ["warp", container, len(addresses), *addresses])), [list(addresses)]


def sweep(count, lanes, address, step, move=0, widen=0, container="list"):
    """The line of several warps, and the addresses of each."""
    words = ["sweep", container, count, lanes, address, step, move, widen]
    warps = [
        [address + j * step + i * (move + j * widen) for j in range(lanes)] for i in range(count)
    ]
    return " ".join(map(str, words)), warps


def text(lines):
    """A whole input."""
    total = sum(len(warps) for _, warps in lines)
    return "\n".join([str(total), *(line for line, _ in lines)]) + "\n"


class Numbers:
    """A stream of pseudo-random integers (splitmix64), the same under every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        mask = 2**64 - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
        return z ^ z >> 31

    def between(self, low, high):
        return low + self.bits() % (high - low + 1)

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.between(0, i)
            items[i], items[j] = items[j], items[i]
        return items


def shuffled(seed, addresses):
    return Numbers(seed).shuffled(addresses)


def random_warps(seed, count, lanes, words, banks=32):
    """Warps that read from the given number of words in each of some neighbouring banks."""
    numbers = Numbers(seed)
    return [
        warp(
            *(
                128 * numbers.between(0, words - 1) + 4 * numbers.between(0, banks - 1)
                for _ in range(lanes)
            )
        )
        for _ in range(count)
    ]
