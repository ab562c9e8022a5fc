"""Input validator of `streamingsoftmax`: exit status 42 for a valid input, else 43 and one line.

Knows nothing of the driver: reads the grammar of the statement strictly, and checks the limits.
"""

import math
import re
import sys

OBJECTS = 20
STEPS = 500  # lines of a test
ROWS = 1000  # of one chunk
CHUNK = 250_000  # elements of one chunk
STREAM = 10_000_000  # of all chunks of one object
ELEMENTS = 30_000_000  # of all chunks of a test
UPDATES = 2000  # of one object
UPDATES_OF_SINGLES = 200  # of one that is given float16 or float32
VALUES = 1000  # written out
PUTS = 20  # lines for one update
INTEGER = r"0|-?[1-9][0-9]{0,18}"
REAL = r"-?(?:0|[1-9][0-9]{0,6})(?:\.[0-9]*[1-9])?(?:e-[1-9][0-9]{0,2}|e[1-9][0-9]{0,2})?"
FLOATS = {"float16": 65504.0, "float32": 3e38, "float64": 1e307}
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


def real(word, bound, special=()):
    if word in special:
        return float(word)
    need(re.fullmatch(REAL, word) and word != "-0", f"{word!r} is not a number in canonical form")
    need(abs(float(word)) <= bound, f"{word} is beyond {bound}")
    return float(word)


def element(dtype, word):
    """One element as its dtype can hold it."""
    if dtype in FLOATS:
        return real(word, FLOATS[dtype], ("nan", "inf", "-inf"))
    return integer(word, *INTEGERS[dtype])


class Update:
    """An `update` line, and the `put` lines that follow it."""

    def __init__(self, words):
        self.times, rise, words = read_options(words)
        need(len(words) >= 2, "an update needs a dtype and a rank")
        self.dtype = words[0]
        need(self.dtype in FLOATS or self.dtype in INTEGERS, f"unknown dtype {self.dtype!r}")
        rank = integer(words[1], 0, 5)
        need(len(words) >= 4 + rank, "an update needs its sizes, a layout and a recipe")
        self.shape = [integer(word, 0, CHUNK) for word in words[2 : 2 + rank]]
        self.count = math.prod(self.shape)
        need(self.count <= CHUNK, f"more than {CHUNK} elements in a chunk")
        need(math.prod(self.shape[:-1]) <= ROWS, f"more than {ROWS} rows")
        layout = words[2 + rank]
        need(layout in LAYOUTS, f"unknown layout {layout!r}")
        need(layout == "plain" or rank >= 1, f"{layout} needs an axis")
        need(layout != "permuted" or rank >= 2, "permuted needs two axes")
        need(layout != "spread" or min(self.shape) > 0, "spread needs an element to repeat")
        self.spread = layout == "spread"
        self.own = self.count // self.shape[0] if self.spread else self.count
        need(self.times == 1 or self.dtype in FLOATS and rank > 0, "times needs what is taken")
        greatest = self.read_recipe(words[3 + rank], words[4 + rank :])
        if rise:
            greatest += abs(rise) * (self.times - 1)
            need(greatest <= FLOATS[self.dtype], "rises too far")
        self.puts = 0

    def read_recipe(self, recipe, words):
        """The greatest magnitude of a finite element."""
        if recipe in ("values", "fill"):
            need(recipe == "fill" or self.own == len(words) <= VALUES, "wrong number of values")
            need(recipe == "values" or len(words) == 1, "fill needs one value")
            need(len(words) > 0, "values needs a value")
            magnitudes = [abs(element(self.dtype, word)) for word in words]
            return max(filter(math.isfinite, magnitudes), default=0)
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
        element(self.dtype, words[-1])


def read_options(words):
    """(times, rise, the other words)."""
    times, rise = 1, 0.0
    if words[:1] == ["times"]:
        need(len(words) > 2, "times needs a number")
        times, words = integer(words[1], 2, UPDATES), words[2:]
        if words[0] == "rise":
            need(len(words) > 2, "rise needs a number")
            rise, words = real(words[1], 1e300), words[2:]
            need(rise != 0, "a rise of 0")
    return times, rise, words


class Object:
    """What becomes of a `new` object."""

    def __init__(self):
        self.updates = self.elements = 0
        self.singles = self.finished = False

    def take(self, update):
        self.updates += update.times
        self.elements += update.times * update.count
        self.singles = self.singles or update.dtype in ("float16", "float32")
        limit = UPDATES_OF_SINGLES if self.singles else UPDATES
        need(self.updates <= limit, f"more than {limit} updates of an object")
        need(self.elements <= STREAM, f"more than {STREAM} elements for an object")


def check_steps(lines):
    """The objects that are made, in order."""
    objects, current, update = [], None, None
    for words in lines:
        if words[0] == "put":
            need(update, "put does not follow an update")
            update.put(words[1:])
            continue
        update = None
        if words == ["new"]:
            current = Object()
            objects.append(current)
        elif words[0] == "use" and len(words) == 2:
            chosen = objects[integer(words[1], 0, len(objects) - 1)]
            need(chosen is not current, "that object is in use")
            current = chosen
        elif words[0] == "update":
            need(current, "there is no object")
            update = Update(words[1:])
            current.take(update)
        else:
            need(words == ["finish"], f"unknown step {words}")
            need(current, "there is no object")
            current.finished = True
    return objects


def check(data):
    need(data.isascii(), "not ASCII")
    text = data.decode("ascii")
    need(re.fullmatch(r"[ -~\n]*", text), "a control character")
    need(text.endswith("\n"), "the last line has no end")
    lines = [line.split(" ") for line in text[:-1].split("\n")]
    need(len(lines[0]) == 1, "the first line is not one number")
    count = integer(lines[0][0], 1, OBJECTS)
    need(len(lines) <= STEPS, "too many lines")
    objects = check_steps(lines[1:])
    need(len(objects) == count, f"there are {len(objects)} objects, not {count}")
    need(all(one.finished for one in objects), "an object is never asked to finish")
    elements = sum(one.elements for one in objects)
    need(elements <= ELEMENTS, f"more than {ELEMENTS} elements")


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
