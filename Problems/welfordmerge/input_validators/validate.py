"""Input validator of `welfordmerge`: exit status 42 for a valid input, else 43 and one line.

Knows nothing of the driver: reads the grammar of the statement strictly, and checks the limits.
"""

import math
import re
import sys

STEPS = 500
STATS = 2000  # of a test
MOMENTS = 1_000_000  # columns times columns, of all Stats of a test
COLUMNS = 32
CHUNK = 250_000  # elements of one chunk
PRODUCTS = 1_250_000  # rows times columns times columns of one chunk
ELEMENTS = 30_000_000  # of all chunks of a test
COUNT = 2**50  # rows behind a Stats
MERGED = 2000  # words of a merge, ranges expanded
VALUES = 1000  # written out
PUTS = 20  # lines for one chunk
GREATEST_IN_UNITS = 200_000
INTEGER = r"0|-?[1-9][0-9]{0,18}"
REAL = r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]*[1-9])?(?:e-[1-9][0-9]{0,2}|e[1-9][0-9]{0,2})?"
FLOATS = {"float16": 65504.0, "float32": 3e38, "float64": 1e101}
INTEGERS = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 64)},
    "bool": (0, 1),
}
LAYOUTS = ("plain", "permuted", "sliced", "reversed", "spread", "frozen")


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def integer(word, low, high):
    need(re.fullmatch(INTEGER, word), f"{word!r} is not an integer in its shortest form")
    need(low <= int(word) <= high, f"{word} is not in [{low}, {high}]")
    return int(word)


def real(word, bound):
    need(re.fullmatch(REAL, word) and word != "-0", f"{word!r} is not a number in canonical form")
    need(abs(float(word)) <= bound, f"{word} is beyond {bound}")
    return float(word)


def element(dtype, word):
    """One element as its dtype can hold it."""
    return real(word, FLOATS[dtype]) if dtype in FLOATS else integer(word, *INTEGERS[dtype])


class Chunk:
    """A `chunk` line, and the `put` lines that follow it."""

    def __init__(self, words):
        self.times, rise, words = read_options(words)
        need(len(words) >= 2, "a chunk needs a dtype and a rank")
        self.dtype = words[0]
        need(self.dtype in FLOATS or self.dtype in INTEGERS, f"unknown dtype {self.dtype!r}")
        rank = integer(words[1], 0, 4)
        need(len(words) >= 4 + rank, "a chunk needs its sizes, a layout and a recipe")
        self.shape = [integer(word, 0, CHUNK) for word in words[2 : 2 + rank]]
        self.count = math.prod(self.shape)
        need(self.count <= CHUNK, f"more than {CHUNK} elements in a chunk")
        need(rank != 2 or self.shape[1] <= COLUMNS, f"more than {COLUMNS} columns")
        need(rank != 2 or self.count * self.shape[1] <= PRODUCTS, "too many products of columns")
        self.taken = self.dtype in FLOATS and rank == 2 and self.shape[1] > 0
        need(self.times == 1 or self.taken, "times needs what is taken")
        self.read_layout(words[2 + rank])
        self.magnitude = self.read_recipe(words[3 + rank], words[4 + rank :])
        if rise:
            self.magnitude += abs(rise) * (self.times - 1)
            need(self.magnitude <= FLOATS[self.dtype], "rises too far")
        self.puts = 0

    def read_layout(self, layout):
        need(layout in LAYOUTS, f"unknown layout {layout!r}")
        need(layout == "plain" or self.shape, f"{layout} needs an axis")
        need(layout != "permuted" or len(self.shape) >= 2, "permuted needs two axes")
        need(layout != "spread" or min(self.shape) > 0, "spread needs an element to repeat")
        self.spread = layout == "spread"
        self.own = self.count // self.shape[0] if self.spread else self.count

    def read_recipe(self, recipe, words):
        """The greatest magnitude of an element."""
        if recipe in ("values", "fill"):
            need(recipe == "fill" or self.own == len(words) <= VALUES, "wrong number of values")
            need(recipe == "values" or len(words) == 1, "fill needs one value")
            need(len(words) > 0, "values needs a value")
            return max(abs(element(self.dtype, word)) for word in words)
        need(recipe == "uniform" and self.dtype in FLOATS, f"no recipe {recipe!r} of {self.dtype}")
        need(self.own > 0, "uniform needs an element")
        need(len(words) == 3, "uniform needs a seed, a lower and an upper bound")
        integer(words[0], 0, 2**32 - 1)
        low, high = (real(word, FLOATS[self.dtype]) for word in words[1:])
        need(low <= high, "bad bounds")
        return max(abs(low), abs(high))

    def put(self, words):
        self.puts += 1
        need(self.puts <= PUTS, "too many put lines")
        need(len(words) == len(self.shape) + 1, "put needs one index for each axis and a value")
        need(not self.spread or words[0] == "*", "the first axis of spread is one")
        for word, size in zip(words, self.shape):
            need(word == "*" or integer(word, 0, size - 1) >= 0, "bad index")
        return abs(element(self.dtype, words[-1]))


def read_options(words):
    """(times, rise, the other words)."""
    times, rise = 1, 0.0
    if words[:1] == ["times"]:
        need(len(words) > 2, "times needs a number")
        times, words = integer(words[1], 2, STATS), words[2:]
        if words[0] == "rise":
            need(len(words) > 2, "rise needs a number")
            rise, words = real(words[1], 1e100), words[2:]
            need(rise != 0, "a rise of 0")
    return times, rise, words


class Steps:
    """What the lines ask for so far."""

    def __init__(self):
        self.known = []  # (columns, rows, greatest magnitude) of each Stats; None: refused
        self.number = self.elements = self.moments = self.described = 0
        self.open = None  # the chunk that `put` lines change

    def read(self, words):
        if words[0] == "put":
            need(self.open, "put does not follow a chunk")
            greatest = self.open.put(words[1:])
            for number in range(len(self.known) - self.open.times, len(self.known)):
                if self.known[number]:
                    columns, count, magnitude = self.known[number]
                    self.known[number] = columns, count, max(magnitude, greatest)
            return
        self.open = None
        self.number += 1
        if words[0] == "chunk":
            self.chunk(Chunk(words[1:]))
        elif words[0] == "merge":
            self.merge([number for word in words[1:] for number in self.range(word)])
        else:
            need(words[0] == "describe", f"unknown step {words}")
            self.describe(words[1:])
        need(len(self.known) <= STATS, f"more than {STATS} Stats")
        need(self.moments <= MOMENTS, "too many columns times columns")

    def chunk(self, chunk):
        self.open = chunk
        self.elements += chunk.times * chunk.count
        need(self.elements <= ELEMENTS, f"more than {ELEMENTS} elements")
        stats = (chunk.shape[1], chunk.shape[0], chunk.magnitude) if chunk.taken else None
        self.add(stats, chunk.times)

    def add(self, stats, times=1):
        self.known += [stats] * times
        self.moments += times * stats[0] ** 2 if stats else 0

    def range(self, word):
        first, dash, last = word.partition("-")
        low = integer(first, 0, len(self.known) - 1)
        high = integer(last, low + 1, len(self.known) - 1) if dash else low
        need(None not in self.known[low : high + 1], "a call that is refused gives no Stats")
        return range(low, high + 1)

    def merge(self, numbers):
        need(len(numbers) <= MERGED, f"more than {MERGED} Stats in a list")
        chosen = [self.known[number] for number in numbers]
        if len({columns for columns, _, _ in chosen}) != 1:
            self.add(None)
            return
        count = sum(count for _, count, _ in chosen)
        need(count <= COUNT, f"more than {COUNT} rows")
        self.add((chosen[0][0], count, max(magnitude for _, _, magnitude in chosen)))

    def describe(self, words):
        need(len(words) == 1 or len(words) == 3 and words[1] == "unit", "describe what?")
        need(words[0].isdigit(), "describe needs one number")
        (number,) = self.range(words[0])
        unit = real(words[2], 1e100) if len(words) == 3 else 1.0
        need(unit >= 1e-100, "the unit is too small")
        need(len(words) == 1 or unit != 1, "1 is the unit anyway")
        most = GREATEST_IN_UNITS * unit
        need(self.known[number][2] <= most, f"an element is beyond {GREATEST_IN_UNITS} units")
        self.described += 1


def check(data):
    need(data.isascii(), "not ASCII")
    text = data.decode("ascii")
    need(re.fullmatch(r"[ -~\n]*", text), "a control character")
    need(text.endswith("\n"), "the last line has no end")
    lines = [line.split(" ") for line in text[:-1].split("\n")]
    need(len(lines[0]) == 1, "the first line is not one number")
    wanted = integer(lines[0][0], 1, STEPS)
    steps = Steps()
    for words in lines[1:]:
        steps.read(words)
    need(steps.number == wanted, f"there are {steps.number} steps, not {wanted}")
    need(steps.described, "nothing is described")


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
