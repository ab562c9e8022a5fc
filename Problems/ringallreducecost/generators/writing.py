"""How test cases are written down, and the random numbers for them.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. A call is made by
`call(nbytes, bandwidths...)`.
"""

CASES = []  # (name, rule, calls)


def case(name, rule, *calls):
    CASES.append((name, rule, calls))


def call(nbytes, *bandwidths, container="list"):
    """The line of one call and its arguments."""
    words = ["ring", container, nbytes, len(bandwidths), *bandwidths]
    return " ".join(map(str, words)), nbytes, bandwidths


def text(calls):
    """A whole input."""
    return "\n".join([str(len(calls)), *(line for line, *_ in calls)]) + "\n"


def divisors(number, low, high):
    """The divisors of a number, a product of small primes, that are from low to high."""
    found, prime = {1}, 2
    while number > 1:
        while number % prime == 0:
            number //= prime
            found |= {prime * divisor for divisor in found}
        prime += 1
    return sorted(divisor for divisor in found if low <= divisor <= high)


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

    def choices(self, items, count):
        return [items[self.between(0, len(items) - 1)] for _ in range(count)]


def choices(seed, items, count):
    return Numbers(seed).choices(items, count)
