"""How test cases are written down, and the random numbers for them.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. A call is made by
`call(items...)`, an item being a span `(start, end)` or a `run(...)` of spans.
"""

CASES = []  # (name, rule, calls)


def case(name, rule, *calls):
    CASES.append((name, rule, calls))


class Run:
    """`count` spans, each start and each end a step from the one before."""

    def __init__(self, count, start, end, start_step, end_step):
        self.words = (count, start, end, start_step, end_step)

    def spans(self):
        count, start, end, start_step, end_step = self.words
        return [(start + i * start_step, end + i * end_step) for i in range(count)]


def run(count, start, end, start_step=0, end_step=0):
    return Run(count, start, end, start_step, end_step)


def call(*items, outer="list", inner="tuple"):
    """The lines of one call and its spans."""
    lines, spans = [], []
    for item in items:
        words = ("run", *item.words) if isinstance(item, Run) else item
        lines.append(" ".join(map(str, words)))
        spans.extend(item.spans() if isinstance(item, Run) else [item])
    return [f"spans {outer} {inner} {len(spans)}", *lines], spans


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


def random_spans(seed, count, low, high, longest):
    """Spans that start in [low, high] and last 0 to `longest`."""
    numbers = Numbers(seed)
    starts = [numbers.between(low, high) for _ in range(count)]
    return [(start, start + numbers.between(0, longest)) for start in starts]


def shuffled(seed, items):
    return Numbers(seed).shuffled(items)
