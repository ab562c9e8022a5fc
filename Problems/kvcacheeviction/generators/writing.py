"""How test cases are written down, and the random numbers for them.

`case(name, rule, calls...)`: the rule is what a failing test may tell the solver. A call is made by
`call(capacity, items...)`, an item being an operation, `touch(...)` say, a text of some operations,
"touch 1 4, pin 1" say, or `rounds(...)` of some.
"""

CASES = []  # (name, rule, calls)


def case(name, rule, *calls):
    CASES.append((name, rule, calls))


def touch(sequence, pages):
    return "touch", sequence, pages


def pin(sequence):
    return "pin", sequence


def unpin(sequence):
    return "unpin", sequence


def free(sequence):
    return "free", sequence


class Rounds:
    """Operations one after the other, `count` times, with numbers a step from those before."""

    def __init__(self, count, rows):
        self.count, self.rows = count, rows

    def operations(self):
        for i in range(self.count):
            for (kind, *numbers), *steps in self.rows:
                yield (kind, *(number + i * step for number, step in zip(numbers, steps)))

    def lines(self):
        yield f"rounds {self.count} {len(self.rows)}"
        for operation, *steps in self.rows:
            yield " ".join(map(str, (*operation, *steps)))


def rounds(count, *rows):
    """Each row is `(operation, step of the sequence)`, with the step of the pages for a touch."""
    return Rounds(count, rows)


def spelled_out(text):
    for words in map(str.split, text.split(", ")):
        yield (words[0], *map(int, words[1:]))


def call(capacity, *items, outer="list", inner="tuple"):
    """The lines of one call and its arguments."""
    lines, operations = [], []
    for item in items:
        if isinstance(item, Rounds):
            lines.extend(item.lines())
            operations.extend(item.operations())
            continue
        for operation in spelled_out(item) if isinstance(item, str) else [item]:
            lines.append(" ".join(map(str, operation)))
            operations.append(operation)
    head = f"ops {outer} {inner} {capacity} {len(operations)}"
    return [head, *lines], capacity, operations


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


def random_operations(seed, count, names, most):
    """Operations on sequences 1 to `names`, with at most so many pages; mostly touches."""
    numbers, made = Numbers(seed), []
    for _ in range(count):
        which, sequence = numbers.between(0, 15), numbers.between(1, names)
        if which < 9:
            made.append(touch(sequence, numbers.between(1, most)))
        elif which < 12:
            made.append(pin(sequence))
        else:
            made.append(free(sequence) if which == 15 else unpin(sequence))
    return made
