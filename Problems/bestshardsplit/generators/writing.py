"""How test cases are written down, and the random numbers for them.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. A call is made by
`call(k, items...)`, an item being a cost or a `run(...)` of costs.
"""

CASES = []  # (name, rule, calls)
WIDTH = 1000  # costs on a line, at most


def case(name, rule, *calls):
    CASES.append((name, rule, calls))


class Run:
    """`count` costs, each a step from the one before."""

    def __init__(self, count, cost, step):
        self.words = (count, cost, step)

    def costs(self):
        count, cost, step = self.words
        return [cost + i * step for i in range(count)]


def run(count, cost, step=0):
    return Run(count, cost, step)


def call(k, *items, container="list"):
    """The lines of one call and its arguments."""
    rows, costs, open_row = [], [], None
    for item in items:
        if isinstance(item, Run):
            rows.append(["run", *item.words])
            costs.extend(item.costs())
            open_row = None
            continue
        if open_row is None or len(open_row) == WIDTH:
            open_row = []
            rows.append(open_row)
        open_row.append(item)
        costs.append(item)
    head = ["layers", container, k, len(costs)]
    lines = [" ".join(map(str, row)) for row in [head, *rows]]
    return lines, costs, k


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


def random_costs(seed, count, low, high):
    numbers = Numbers(seed)
    return [numbers.between(low, high) for _ in range(count)]
