"""Input validator of `fusedxenttorch`: exit status 42 for a valid input, 43 and one line otherwise.

Knows nothing of the driver: reads the grammar of the statement strictly, checks the limits, and
that no valid token of a well-formed call has a logit of nan or +inf, or -inf alone.
"""

import itertools
import math
import re
import sys

CALLS = 20
ELEMENTS = 66_000_000  # of one array
VALUES = 1000  # written out
CHANGES = 20  # lines for one call
INTEGER = r"0|-?[1-9][0-9]{0,18}"
REAL = r"-?(?:0|[1-9][0-9]{0,6})(?:\.[0-9]*[1-9])?(?:e-[1-9][0-9]?|e[1-9][0-9]{0,2})?"
FLOATS = {"float16": 65504.0, "bfloat16": 1e6, "float32": 1e6, "float64": 1e6}
INTEGERS = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    "uint8": (0, 255),
    "bool": (0, 1),
}
LAYOUTS = ("plain", "permuted", "sliced", "spread")
OPTIONS = ("ignore_index", "label_smoothing", "reduction", "gradient", "autocast")


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
        return real(word, FLOATS[dtype], ("nan", "inf", "-inf"))
    return integer(word, *INTEGERS[dtype])


def mixed(seed, index):
    """One 64-bit number of the driver's stream."""
    mask = 2**64 - 1
    z = ((seed << 32) + index) * 0x9E3779B97F4A7C15 & mask
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & mask
    z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
    return z ^ z >> 31


class Array:
    """A `logits` or `targets` line and the lines that change it."""

    def __init__(self, words):
        need(len(words) >= 2, "an array needs a dtype and a rank")
        self.dtype = words[0]
        need(self.dtype in FLOATS or self.dtype in INTEGERS, f"unknown dtype {self.dtype!r}")
        rank = integer(words[1], 1, 4)
        need(len(words) >= 4 + rank, "an array needs its sizes, a layout and a recipe")
        self.shape = [integer(word, 0, ELEMENTS) for word in words[2 : 2 + rank]]
        self.count = math.prod(self.shape)
        need(self.count <= ELEMENTS, f"more than {ELEMENTS} elements")
        self.layout, self.recipe = words[2 + rank], words[3 + rank]
        need(self.layout in LAYOUTS, f"unknown layout {self.layout!r}")
        need(self.layout != "permuted" or rank >= 2, "permuted needs two axes")
        need(self.layout != "spread" or min(self.shape) > 0, "spread needs an element to repeat")
        self.own = self.count // self.shape[0] if self.layout == "spread" else self.count
        self.parameters = self.read_recipe(words[4 + rank :])
        self.puts, self.ignores = [], []

    def read_recipe(self, words):
        recipe, dtype = self.recipe, self.dtype
        if recipe == "values":
            need(1 <= len(words) == self.own <= VALUES, "wrong number of values")
            return [element(dtype, word) for word in words]
        if recipe == "fill":
            need(len(words) == 1, "fill needs one value")
            return [element(dtype, words[0])]
        need(self.own > 0, f"{recipe} needs an element")
        if recipe == "uniform":
            need(len(words) == 3, "uniform needs a seed, a lower and an upper bound")
            seed = integer(words[0], 0, 2**32 - 1)
            if dtype in FLOATS:
                low, high = (real(word, FLOATS[dtype]) for word in words[1:])
            else:
                low, high = (integer(word, *INTEGERS[dtype]) for word in words[1:])
            need(low <= high and high - low < 2**31, "bad bounds")
            return [seed, low, high]
        need(recipe == "ladder" and dtype in FLOATS, f"unknown recipe {recipe!r} for {dtype}")
        need(len(words) == 2, "ladder needs a seed and a step")
        seed, step = integer(words[0], 0, 2**32 - 1), real(words[1], FLOATS[dtype])
        need(step > 0 and step * self.shape[-1] <= FLOATS[dtype], "bad step")
        return [seed, step]

    def put(self, words):
        rank = len(self.shape)
        need(len(words) == rank + 1, "put needs one index for each axis and a value")
        where = [
            None if word == "*" else integer(word, 0, size - 1)
            for word, size in zip(words, self.shape)
        ]
        need(self.layout != "spread" or where[0] is None, "the first axis of spread is one")
        self.puts.append((where, element(self.dtype, words[rank])))

    def starting(self, index):
        """What the recipe gives at a flat index, where that need not be rounded."""
        if self.recipe == "values":
            return self.parameters[index]
        if self.recipe == "fill":
            return self.parameters[0]
        if self.recipe == "uniform" and self.dtype in INTEGERS:
            seed, low, high = self.parameters
            return low + mixed(seed, index) % (high - low + 1)
        return 0.0  # some finite float

    def flat(self, where):
        index = 0
        for size, at in zip(self.shape, where):
            index = index * size + at
        return index % self.own

    def at(self, where, ignore_index):
        """The element at a full index, in the order in which the driver applies the lines."""
        index = self.flat(where)
        value = self.starting(index)
        for wanted, new in self.puts:
            if all(want is None or want == at for want, at in zip(wanted, where)):
                value = new
        for seed, permille in self.ignores:
            if mixed(seed, index) % 1000 < permille:
                value = ignore_index
        return value


def check_specials(logits, targets, ignore_index):
    """No valid token may have a logit of nan or +inf, or no finite one."""
    if len(logits.shape) != 3 or logits.shape[:2] != targets.shape or 0 in logits.shape:
        return
    if logits.dtype not in FLOATS or targets.dtype not in ("int32", "int64"):
        return
    everywhere = range(logits.shape[0]), range(logits.shape[1])
    written = logits.parameters if logits.recipe in ("values", "fill") else []
    if all(map(math.isfinite, written)):
        spots = set()
        for where, value in logits.puts:
            if not math.isfinite(value):
                axes = (every if at is None else [at] for every, at in zip(everywhere, where))
                spots.update(itertools.product(*axes))
    else:
        spots = set(itertools.product(*everywhere))
    for b, t in spots:
        if targets.at([b, t], ignore_index) == ignore_index:
            continue
        row = [logits.at([b, t, k], ignore_index) for k in range(logits.shape[2])]
        need(all(value < math.inf for value in row), f"nan or inf at valid token {b} {t}")
        need(max(row) > -math.inf, f"only -inf at valid token {b} {t}")


def read_options(words):
    need(len(words) % 2 == 0, "each option needs a value")
    names = words[0::2]
    need(names == [name for name in OPTIONS if name in names], "bad or misplaced option")
    options = dict(zip(names, words[1::2]))
    ignore_index = integer(options.get("ignore_index", "-100"), -(2**63), 2**63 - 1)
    real(options.get("label_smoothing", "0"), 1e300, ("nan", "inf", "-inf"))
    need(re.fullmatch("[A-Za-z]{1,20}", options.get("reduction", "mean")), "bad reduction")
    need(real(options.get("gradient", "1"), 1e6) > 0, "the gradient's factor must be positive")
    need(options.get("autocast", "bfloat16") == "bfloat16", "bad autocast")
    return ignore_index


def check_call(lines):
    """Checks the lines from one `call` up to the next."""
    need(3 <= len(lines) <= 3 + CHANGES, "a call needs its three lines, and few changes")
    ignore_index = read_options(lines[0][1:])
    arrays = {}
    for name, words in zip(("logits", "targets"), lines[1:3]):
        need(words[0] == name, f"a line {name!r} is missing")
        arrays[name] = Array(words[1:])
    targets = arrays["targets"]
    if targets.dtype in ("int32", "int64"):
        low, high = INTEGERS[targets.dtype]
        need(low <= ignore_index <= high, "ignore_index does not fit in the targets")
    for words in lines[3:]:
        if words[0] == "put":
            need(len(words) > 2 and words[1] in arrays, "put needs logits or targets")
            need(words[1] == "logits" or not targets.ignores, "ignore comes after put targets")
            arrays[words[1]].put(words[2:])
        else:
            need(words[0] == "ignore" and len(words) == 3, f"unknown line {words[0]!r}")
            need(targets.dtype in ("int32", "int64"), "ignore needs int32 or int64 targets")
            seed = integer(words[1], 0, 2**32 - 1)
            targets.ignores.append((seed, integer(words[2], 1, 1000)))
    check_specials(arrays["logits"], targets, ignore_index)


def check(data):
    need(data.isascii(), "not ASCII")
    text = data.decode("ascii")
    need(re.fullmatch(r"[ -~\n]*", text), "a control character")
    need(text.endswith("\n"), "the last line has no end")
    lines = [line.split(" ") for line in text[:-1].split("\n")]
    need(len(lines[0]) == 1, "the first line is not one number")
    count = integer(lines[0][0], 1, CALLS)
    starts = [number for number, words in enumerate(lines) if words[0] == "call"]
    need(len(starts) == count and starts[0] == 1, f"there are {len(starts)} calls, not {count}")
    for start, end in zip(starts, starts[1:] + [len(lines)]):
        check_call(lines[start:end])


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
