"""How test cases are written down, and the random numbers for them.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. A call is made by
`call(budget, bytes per token, items...)`, an item being a length or a `run(...)` of lengths.
"""

CASES = []  # (name, rule, calls)
WIDTH = 1000  # lengths on a line, at most


def case(name, rule, *calls):
    CASES.append((name, rule, calls))


class Run:
    """`count` lengths, each a step from the one before."""

    def __init__(self, count, length, step):
        self.words = (count, length, step)

    def lengths(self):
        count, length, step = self.words
        return [length + i * step for i in range(count)]


def run(count, length, step=0):
    return Run(count, length, step)


def call(memory_budget, bytes_per_token, *items, container="list"):
    """The lines of one call and its arguments."""
    rows, lengths, open_row = [], [], None
    for item in items:
        if isinstance(item, Run):
            rows.append(["run", *item.words])
            lengths.extend(item.lengths())
            open_row = None
            continue
        if open_row is None or len(open_row) == WIDTH:
            open_row = []
            rows.append(open_row)
        open_row.append(item)
        lengths.append(item)
    head = ["batch", container, memory_budget, bytes_per_token, len(lengths)]
    lines = [" ".join(map(str, row)) for row in [head, *rows]]
    return lines, lengths, memory_budget, bytes_per_token


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


def random_lengths(seed, count, low, high):
    numbers = Numbers(seed)
    return [numbers.between(low, high) for _ in range(count)]
