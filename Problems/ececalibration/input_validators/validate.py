"""Input validator of `ececalibration`: exit status 42 for a valid input, 43 and one line otherwise.

Knows nothing of the driver: reads the grammar of the statement strictly, and checks the limits.
That rounding decides nothing is generate.py's to check, which makes all inputs.
"""

import math
import re
import sys

CALLS = 20
ELEMENTS = 2_500_000  # of the probs and logits of all calls
LOGITS = 1_200_000  # of the logits of all calls
ROWS = 200_000  # of one call
BINS = 20_000
PASSES = 20_000_000  # rows times bins of one call
VALUES = 1000  # written out
CHANGES = 20  # lines for one call
INTEGER = r"0|-?[1-9][0-9]{0,19}"
REAL = r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]*[1-9])?(?:e-[1-9][0-9]{0,2}|e[1-9][0-9]{0,2})?"
SPECIAL = ("nan", "inf", "-inf")
FLOATS = {"float16": 65504.0, "float32": 3.4e38, "float64": 1e100}
INTEGERS = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)},
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


def real(word, bound, special=()):
    if word in special:
        return float(word)
    need(re.fullmatch(REAL, word) and word != "-0", f"{word!r} is not a number in canonical form")
    need(abs(float(word)) <= bound, f"{word} is beyond {bound}")
    return float(word)


def element(dtype, word):
    """One array element as its dtype can hold it."""
    if dtype in FLOATS:
        return real(word, FLOATS[dtype], SPECIAL)
    return integer(word, *INTEGERS[dtype])


class Array:
    """A line for an array, and the `put` lines that change it."""

    def __init__(self, words):
        need(len(words) >= 2, "an array needs a dtype and a rank")
        self.dtype = words[0]
        need(self.dtype in FLOATS or self.dtype in INTEGERS, f"unknown dtype {self.dtype!r}")
        rank = integer(words[1], 0, 5)
        need(len(words) >= 4 + rank, "an array needs its sizes, a layout and a recipe")
        self.shape = [integer(word, 0, ELEMENTS) for word in words[2 : 2 + rank]]
        self.count = math.prod(self.shape)
        need(self.count <= ELEMENTS, f"more than {ELEMENTS} elements")
        self.layout, recipe = words[2 + rank], words[3 + rank]
        need(self.layout in LAYOUTS, f"unknown layout {self.layout!r}")
        need(self.layout == "plain" or rank >= 1, f"{self.layout} needs an axis")
        need(self.layout != "permuted" or rank >= 2, "permuted needs two axes")
        need(self.layout != "spread" or min(self.shape) > 0, "spread needs an element to repeat")
        self.own = self.count // self.shape[0] if self.layout == "spread" else self.count
        self.read_recipe(recipe, words[4 + rank :])

    def read_recipe(self, recipe, words):
        self.recipe = recipe
        if recipe in ("values", "fill"):
            need(recipe == "fill" or self.own == len(words) <= VALUES, "wrong number of values")
            need(recipe == "values" or len(words) == 1, "fill needs one value")
            need(len(words) > 0, "values needs a value")
            for word in words:
                element(self.dtype, word)
            return
        need(self.own > 0, f"{recipe} needs an element")
        needed = 2 if recipe in ("shares", "best") else 3
        need(len(words) == needed, f"{recipe} needs {needed} numbers")
        integer(words[0], 0, 2**32 - 1)
        if recipe == "uniform":
            need(self.dtype in FLOATS, "uniform is for floats")
            low, high = (real(word, FLOATS[self.dtype]) for word in words[1:])
            need(low <= high, "bounds swapped")
        elif recipe == "whole":
            least, most = (-2048, 2048) if self.dtype in FLOATS else INTEGERS[self.dtype]
            low, high = (integer(word, least, most) for word in words[1:])
            need(low <= high, "bounds swapped")
            need(high - low < 2**31, "bounds too far apart")
        elif recipe == "shares":
            need(self.dtype in ("float32", "float64"), "shares are float32 or float64")
            need(len(self.shape) > 0, "shares need an axis")
            integer(words[1], 1, 40)
        else:
            need(recipe == "best", f"unknown recipe {recipe!r}")
            integer(words[1], 0, 100)

    def put(self, words):
        need(len(words) == len(self.shape) + 1, "put needs one index for each axis and a value")
        need(self.layout != "spread" or words[0] == "*", "the first axis of spread is one")
        for word, size in zip(words, self.shape):
            need(word == "*" or integer(word, 0, size - 1) >= 0, "bad index")
        element(self.dtype, words[-1])


def check_call(lines):
    """Checks the lines of one call; gives its numbers of elements and of logits."""
    need(3 <= len(lines) <= 3 + CHANGES, "a call needs its three lines, and few changes")
    fits = lines[0][0] == "fit"
    need(len(lines[0]) == (1 if fits else 2), "ece needs the number of bins, fit nothing")
    m = 0 if fits else integer(lines[0][1], -(10**18), BINS)
    names = ("logits" if fits else "probs", "labels")
    arrays = {}
    for name, words in zip(names, lines[1:3]):
        need(words[0] == name, f"a line {name!r} is missing")
        arrays[name] = Array(words[1:])
    rows, labels = arrays.values()
    check_recipes(fits, rows, labels)
    for words in lines[3:]:
        need(words[0] == "put", f"unknown line {words[0]!r}")
        need(len(words) > 2 and words[1] in names, f"put needs {names[0]} or labels")
        arrays[words[1]].put(words[2:])
    need(max(labels.count, *rows.shape[:1], 0) <= ROWS, f"more than {ROWS} rows or labels")
    need(m * labels.count <= PASSES, f"rows times bins is more than {PASSES}")
    return rows.count, rows.count if fits else 0


def check_recipes(fits, rows, labels):
    need(rows.recipe != "best" and labels.recipe != "shares", "a recipe of the other array")
    need(rows.recipe != "shares" or not fits, "shares are for probs")
    if labels.recipe == "best":
        need(len(rows.shape) == 2 and rows.count > 0, "best needs rows with elements")
        need(labels.shape == rows.shape[:1], "best is for one label a row")
        need(labels.layout != "spread", "best cannot be spread")
        need(labels.dtype in INTEGERS and labels.dtype != "bool", "best is for integers")
        need(rows.shape[1] - 1 <= INTEGERS[labels.dtype][1], "the labels' dtype is too small")


def check(data):
    need(data.isascii(), "not ASCII")
    text = data.decode("ascii")
    need(re.fullmatch(r"[ -~\n]*", text), "a control character")
    need(text.endswith("\n"), "the last line has no end")
    lines = [line.split(" ") for line in text[:-1].split("\n")]
    need(len(lines[0]) == 1, "the first line is not one number")
    count = integer(lines[0][0], 1, CALLS)
    starts = [number for number, words in enumerate(lines) if words[0] in ("ece", "fit")]
    need(len(starts) == count and starts[0] == 1, f"there are {len(starts)} calls, not {count}")
    ends = starts[1:] + [len(lines)]
    sizes = [check_call(lines[start:end]) for start, end in zip(starts, ends)]
    need(sum(size for size, _ in sizes) <= ELEMENTS, f"more than {ELEMENTS} elements")
    need(sum(size for _, size in sizes) <= LOGITS, f"more than {LOGITS} logits")


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
