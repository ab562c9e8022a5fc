"""How test cases are written down, and the random numbers for them.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. A call is made by
`call(durations, pairs)`: a list of durations and `run(...)`s of them, and a list of pairs
`(before, after)` and `pair_run(...)`s of them.
"""

CASES = []  # (name, rule, calls)
WIDTH = 1000  # durations on a line, at most


def case(name, rule, *calls):
    CASES.append((name, rule, calls))


class Run:
    """`count` durations, each a step from the one before."""

    def __init__(self, count, duration, step):
        self.words = (count, duration, step)

    def durations(self):
        count, duration, step = self.words
        return [duration + i * step for i in range(count)]


class PairRun:
    """`count` pairs, each number a step from that of the pair before."""

    def __init__(self, count, before, after, before_step, after_step):
        self.words = (count, before, after, before_step, after_step)

    def pairs(self):
        count, before, after, before_step, after_step = self.words
        return [(before + i * before_step, after + i * after_step) for i in range(count)]


def run(count, duration, step=0):
    return Run(count, duration, step)


def pair_run(count, before, after, before_step=0, after_step=0):
    return PairRun(count, before, after, before_step, after_step)


def chain(count, first=0, step=1):
    """Pairs that put `count` kernels one behind the other, in the order of their numbers."""
    return pair_run(count - 1, first, first + step, step, step)


def call(durations=(), pairs=(), outer="list", inner="tuple"):
    """The lines of one call and its arguments."""
    rows, all_durations, open_row = [], [], None
    for item in durations:
        if isinstance(item, Run):
            rows.append(["run", *item.words])
            all_durations.extend(item.durations())
            open_row = None
            continue
        if open_row is None or len(open_row) == WIDTH:
            open_row = []
            rows.append(open_row)
        open_row.append(item)
        all_durations.append(item)
    all_pairs = []
    for item in pairs:
        rows.append(["run", *item.words] if isinstance(item, PairRun) else item)
        all_pairs.extend(item.pairs() if isinstance(item, PairRun) else [item])
    head = ["graph", outer, inner, len(all_durations), len(all_pairs)]
    lines = [" ".join(map(str, row)) for row in [head, *rows]]
    return lines, all_durations, all_pairs


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


def shuffled(seed, items):
    return Numbers(seed).shuffled(items)


def random_durations(seed, count, low, high):
    numbers = Numbers(seed)
    return [numbers.between(low, high) for _ in range(count)]


def random_pairs(seed, kernels, count):
    """Pairs without a circle, in a random order, between kernels in a random order."""
    numbers = Numbers(seed)
    order, pairs = numbers.shuffled(range(kernels)), []
    while len(pairs) < count:
        a, b = numbers.between(0, kernels - 1), numbers.between(0, kernels - 1)
        if a != b:
            pairs.append((order[min(a, b)], order[max(a, b)]))
    return pairs


def any_pairs(seed, kernels, count):
    """Random pairs, some of which may well make a circle."""
    numbers = Numbers(seed)
    return [
        (numbers.between(0, kernels - 1), numbers.between(0, kernels - 1)) for _ in range(count)
    ]
