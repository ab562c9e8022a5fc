"""How test cases are written down, and the random numbers for them.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. A call is made by
`call(block, cache, queries)`, cache and queries being lists of items: a sequence, which is a list
of tokens and of `run(...)`s of them, a text of tokens, "1 2 3" say, or `rounds(...)` of sequences.
"""

CASES = []  # (name, rule, calls)
LAST = 2**31 - 1  # the largest token


def case(name, rule, *calls):
    CASES.append((name, rule, calls))


class Run:
    """`count` tokens, each a step more than the one before, and `advance` more in each round."""

    def __init__(self, count, first, step, advance):
        self.numbers = count, first, step, advance

    def tokens(self, number):
        count, first, step, advance = self.numbers
        return [(first + number * advance + i * step) % (LAST + 1) for i in range(count)]

    def word(self, in_rounds):
        count, first, step, advance = self.numbers
        return f"{count}*{first}+{step}" + (f"+{advance}" if in_rounds else "")


def run(count, first, step=0, advance=0):
    return Run(count, first, step % (LAST + 1), advance % (LAST + 1))


class Rounds:
    """Sequences one after the other, `count` times; each a list of runs."""

    def __init__(self, count, rows):
        self.count, self.rows = count, rows

    def sequences(self):
        for i in range(self.count):
            for row in self.rows:
                yield [token for part in row for token in part.tokens(i)]

    def lines(self):
        yield f"rounds {self.count} {len(self.rows)}"
        for row in self.rows:
            yield " ".join(["sequence", *(part.word(True) for part in row)])


def rounds(count, *rows):
    return Rounds(count, rows)


def spelled_out(items):
    """The lines and the sequences of a cache or of queries."""
    lines, sequences = [], []
    for item in items:
        if isinstance(item, Rounds):
            lines.extend(item.lines())
            sequences.extend(item.sequences())
            continue
        parts = list(map(int, item.split())) if isinstance(item, str) else item
        words, tokens = ["sequence"], []
        for part in parts:
            more = part.tokens(0) if isinstance(part, Run) else [part]
            words.extend([part.word(False)] if len(more) > 1 else map(str, more))
            tokens.extend(more)
        lines.append(" ".join(words))
        sequences.append(tokens)
    return lines, sequences


def call(block, cache, queries, outer="list", inner="list"):
    """The lines of one call and its arguments."""
    lines, cached = spelled_out(cache)
    more, asked = spelled_out(queries)
    head = f"match {outer} {inner} {block} {len(cached)} {len(asked)}"
    return [head, *lines, *more], cached, asked, block


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


def random_sequences(numbers, count, longest, most):
    """Sequences of tokens up to `most`; each begins as a random one before it does."""
    made = [[]]
    for _ in range(count):
        begun = made[numbers.between(0, len(made) - 1)]
        kept = begun[: numbers.between(0, len(begun))]
        length = numbers.between(0, longest)
        more = [numbers.between(0, most) for _ in range(length - len(kept))]
        made.append(kept[:length] + more)
    return made[1:]


def random_call(seed, block, cached, queries, longest, most):
    """Queries begin as cached sequences do."""
    numbers = Numbers(seed)
    made = random_sequences(numbers, cached + queries, longest, most)
    return call(block, made[:cached], made[cached:])


def thue_morse(count, zero, one):
    """The bits of 0, 1, 2, ... decide, by their parity, which of two tokens."""
    return [one if i.bit_count() % 2 else zero for i in range(count)]
