"""Input validator of `attentionmask`: exit status 42 for a valid input, 43 and one line otherwise.

Knows nothing of the driver: reads the grammar of the statement strictly, checks the limits, and
that float32 is enough for the logits of a well-formed call whose inputs are not float64.
"""

import math
import re
import sys

CALLS = 20
ELEMENTS = 6_000_000  # of one array
LOGITS = 6_000_000  # of one call
VALUES = 1000  # written out
CHANGES = 20  # lines for one call
INTEGER = r"0|-?[1-9][0-9]{0,18}"
REAL = r"-?(?:0|[1-9][0-9]{0,6})(?:\.[0-9]*[1-9])?(?:e-[1-9][0-9]?|e[1-9][0-9]{0,2})?"
FLOATS = {"float16": 65504.0, "float32": 1e6, "float64": 1e6}
PADS = {"float16": 65504.0, "float32": 3.4e38, "float64": 1.7e308}
INTEGERS = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 64)},
    "bool": (0, 1),
}
LAYOUTS = ("plain", "swapped", "permuted", "sliced", "reversed", "spread", "frozen")
ARRAYS = ("q", "k", "v", "lengths")
VALUE = 4.0  # the greatest magnitude in v
LOGIT = 1e6  # and of a logit
SMALL = 16.0  # and of one that need not be exact in float32
ROOTS = (1, 4, 16, 64, 256)  # widths whose square root is a power of two


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
    return real(word, FLOATS[dtype]) if dtype in FLOATS else integer(word, *INTEGERS[dtype])


class Array:
    """A line for an array, and the `put` lines that change it."""

    def __init__(self, words):
        need(len(words) >= 2, "an array needs a dtype and a rank")
        self.dtype = words[0]
        need(self.dtype in FLOATS or self.dtype in INTEGERS, f"unknown dtype {self.dtype!r}")
        rank = integer(words[1], 1, 5)
        need(len(words) >= 4 + rank, "an array needs its sizes, a layout and a recipe")
        self.shape = [integer(word, 0, ELEMENTS) for word in words[2 : 2 + rank]]
        self.count = math.prod(self.shape)
        need(self.count <= ELEMENTS, f"more than {ELEMENTS} elements")
        self.layout, self.recipe = words[2 + rank], words[3 + rank]
        need(self.layout in LAYOUTS, f"unknown layout {self.layout!r}")
        need(self.layout != "permuted" or rank >= 2, "permuted needs two axes")
        need(self.layout != "swapped" or rank >= 3, "swapped needs three axes")
        need(self.layout != "spread" or min(self.shape) > 0, "spread needs an element to repeat")
        self.own = self.count // self.shape[0] if self.layout == "spread" else self.count
        self.low, self.high, self.exact = self.read_recipe(words[4 + rank :])

    def read_recipe(self, words):
        """The least and the greatest element, and whether all are integers."""
        recipe, dtype = self.recipe, self.dtype
        if recipe in ("values", "fill"):
            need(recipe == "fill" or self.own == len(words) <= VALUES, "wrong number of values")
            need(recipe == "values" or len(words) == 1, "fill needs one value")
            need(len(words) > 0, "values needs a value")
            numbers = [element(dtype, word) for word in words]
            return min(numbers), max(numbers), all(number == int(number) for number in numbers)
        need(self.own > 0, f"{recipe} needs an element")
        need(len(words) == 3, f"{recipe} needs a seed, a lower and an upper bound")
        integer(words[0], 0, 2**32 - 1)
        if recipe == "uniform":
            need(dtype in FLOATS, "uniform is for floats")
            low, high = (real(word, FLOATS[dtype]) for word in words[1:])
        else:
            need(recipe == "whole", f"unknown recipe {recipe!r}")
            least, most = (-2048, 2048) if dtype in FLOATS else INTEGERS[dtype]
            low, high = (integer(word, least, most) for word in words[1:])
        need(low <= high and high - low < 2**31, "bad bounds")
        return low, high, recipe == "whole"

    def put(self, words):
        need(len(words) == len(self.shape) + 1, "put needs one index for each axis and a value")
        need(self.layout != "spread" or words[0] == "*", "the first axis of spread is one")
        for word, size in zip(words, self.shape):
            need(word == "*" or integer(word, 0, size - 1) >= 0, "bad index")
        value = element(self.dtype, words[-1])
        self.low, self.high = min(self.low, value), max(self.high, value)
        self.exact = self.exact and value == int(value)

    def magnitude(self):
        return max(abs(self.low), abs(self.high))


def well_formed(q, k, v, lengths):
    """Whether shapes and dtypes are as the contract wants them."""
    if not q.dtype == k.dtype == v.dtype or q.dtype not in FLOATS:
        return False
    if lengths.dtype not in ("int32", "int64") or (len(q.shape), len(k.shape)) != (4, 4):
        return False
    if k.shape != v.shape or q.shape[::3] != k.shape[::3] or lengths.shape != q.shape[:1]:
        return False
    if 0 in (q.shape[1], k.shape[1], q.shape[3]) or q.shape[1] % k.shape[1]:
        return False
    return lengths.count == 0 or (lengths.low >= 0 and lengths.high <= k.shape[2])


def check_numbers(q, k, v):
    """The limits of a well-formed call's values and logits."""
    batch, heads, time, width = q.shape
    need(batch * heads * time * k.shape[2] <= LOGITS, f"more than {LOGITS} logits")
    need(v.magnitude() <= VALUE, f"v is beyond {VALUE}")
    greatest = q.magnitude() * k.magnitude()
    need(greatest * math.sqrt(width) <= LOGIT, f"logits beyond {LOGIT}")
    if q.dtype != "float64" and greatest * math.sqrt(width) > SMALL:
        exact = q.exact and k.exact and width in ROOTS and greatest * width <= 2**24
        need(exact, "logits that are neither small nor exact in float32")


def check_call(lines):
    """Checks the lines from one `call` up to the next."""
    need(5 <= len(lines) <= 5 + CHANGES, "a call needs its five lines, and few changes")
    need(lines[0][1:] in (["full"], ["causal"]), "a call is full or causal")
    arrays = {}
    for name, words in zip(ARRAYS, lines[1:5]):
        need(words[0] == name, f"a line {name!r} is missing")
        arrays[name] = Array(words[1:])
    good = well_formed(*arrays.values())
    for number, words in enumerate(lines[5:], 6):
        if words[0] == "put":
            need(len(words) > 2 and words[1] in ("q", "k", "v"), "put needs q, k or v")
            arrays[words[1]].put(words[2:])
        else:
            need(words[0] == "pad" and len(words) == 2, f"unknown line {words[0]!r}")
            need(number == len(lines), "pad comes last, and once")
            need(good, "pad needs a call that is well-formed")
            need("spread" not in (arrays["k"].layout, arrays["v"].layout), "spread has one padding")
            real(words[1], PADS[arrays["k"].dtype], ("nan", "inf", "-inf"))
    if good:
        check_numbers(arrays["q"], arrays["k"], arrays["v"])


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
