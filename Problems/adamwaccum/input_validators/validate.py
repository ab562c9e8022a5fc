"""Input validator of `adamwaccum`: exit status 42 for a valid input, else 43 and one line.

Knows nothing of the driver: reads the grammar of the statement strictly, and checks the limits.
"""

import math
import re
import sys

RUNS = 20
STEPS = 20  # of one run
LINES = 1000
PARAMS = 200
MICROS = 64
T = 1_000_000_000
AXES = 4
ELEMENTS = 1_100_000  # of the parameters of one run
GRADIENTS = 2_500_000  # elements of all gradients of one step
VALUES = 1000  # written out
PUTS = 20  # lines for one array
PARAM, FIRST, SECOND = 1e15, 1e60, 1e100  # the greatest magnitudes in the state
INTEGER = r"0|-?[1-9][0-9]{0,18}"
REAL = r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]*[1-9])?(?:e-[1-9][0-9]{0,2}|e[1-9][0-9]{0,2})?"
FLOATS = {"float16": 65504.0, "float32": 3e38, "float64": 1e100}  # and of finite gradients
INTEGERS = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 64)},
    "bool": (0, 1),
}
LAYOUTS = ("plain", "permuted", "sliced", "reversed", "spread", "frozen")
SPECIAL = ("nan", "inf", "-inf")
SCALE = (1e-6, 1e9)
CFG = (  # of lr, beta1, beta2, eps, weight_decay, max_norm: (least, greatest) of what is legal
    (0.0, 1e3),
    (0.0, 0.99999),
    (0.0, 0.99999),
    (1e-30, 1.0),
    (0.0, 10.0),
    (1e-6, 1e6),
)
LEGAL = (  # what ValueError is not due for
    lambda x: x >= 0,
    lambda x: 0 <= x < 1,
    lambda x: 0 <= x < 1,
    lambda x: x > 0,
    lambda x: x >= 0,
    lambda x: x > 0,
)


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def integer(word, low, high):
    need(re.fullmatch(INTEGER, word), f"{word!r} is not an integer in its shortest form")
    need(low <= int(word) <= high, f"{word} is not in [{low}, {high}]")
    return int(word)


def real(word, bound=math.inf, special=()):
    if word in special:
        return float(word)
    need(re.fullmatch(REAL, word) and word != "-0", f"{word!r} is not a number in canonical form")
    need(math.isfinite(float(word)) and abs(float(word)) <= bound, f"{word} is beyond {bound}")
    return float(word)


def setting(word, legal, bounds):
    """A number that ValueError is due for, or one within bounds."""
    value = real(word, 1e9, SPECIAL)
    if math.isfinite(value) and legal(value):
        need(bounds[0] <= value <= bounds[1], f"{word} is legal, but not in {list(bounds)}")


def element(dtype, word, special=()):
    """One element as its dtype can hold it."""
    if dtype in FLOATS:
        return real(word, FLOATS[dtype], special)
    return integer(word, *INTEGERS[dtype])


class Array:
    """`DTYPE RANK SIZES... LAYOUT RECIPE...`, and how many `put` lines follow."""

    def __init__(self, words, layouts=LAYOUTS):
        need(len(words) >= 2, "an array needs a dtype and a rank")
        self.dtype = words[0]
        need(self.dtype in FLOATS or self.dtype in INTEGERS, f"unknown dtype {self.dtype!r}")
        rank = integer(words[1], 0, AXES)
        need(len(words) >= 4 + rank, "an array needs its sizes, a layout and a recipe")
        self.shape = [integer(word, 0, ELEMENTS) for word in words[2 : 2 + rank]]
        self.count = math.prod(self.shape)
        need(self.count <= ELEMENTS, f"more than {ELEMENTS} elements")
        layout = words[2 + rank]
        need(layout in layouts, f"unknown layout {layout!r}")
        need(layout in ("plain", "frozen") or rank >= 1, f"{layout} needs an axis")
        need(layout != "permuted" or rank >= 2, "permuted needs two axes")
        need(layout != "spread" or min(self.shape) > 0, "spread needs an element to repeat")
        self.spread = layout == "spread"
        self.own = self.count // self.shape[0] if self.spread else self.count
        self.puts = 0

    def recipe(self, words, special=(), low=-math.inf, high=math.inf):
        """Checks `values`, `fill` and `uniform`, with elements from low to high."""
        need(len(words) >= 2, "a recipe needs a name and numbers")
        recipe, words = words[0], words[1:]
        if recipe == "uniform":
            need(self.dtype in FLOATS, "uniform is for floats")
            need(self.own > 0, "uniform needs an element")
            need(len(words) == 3, "uniform needs a seed, a lower and an upper bound")
            integer(words[0], 0, 2**32 - 1 - MICROS)
            bounds = [real(word, FLOATS[self.dtype]) for word in words[1:]]
            need(low <= bounds[0] <= bounds[1] <= high, "bad bounds")
            return
        need(recipe in ("values", "fill"), f"unknown recipe {recipe!r}")
        need(recipe == "fill" or self.own == len(words) <= VALUES, "wrong number of values")
        need(recipe == "values" or len(words) == 1, "fill needs one value")
        for word in words:
            value = element(self.dtype, word, special)
            need(value != value or low <= value <= high, f"{word} is not in [{low:g}, {high:g}]")

    def put(self, words):
        self.puts += 1
        need(self.puts <= PUTS, "too many put lines")
        need(len(words) == len(self.shape) + 1, "put needs one index for each axis and a value")
        need(not self.spread or words[0] == "*", "the first axis of spread is one")
        for word, size in zip(words, self.shape):
            need(word == "*" or integer(word, 0, size - 1) >= 0, "bad index")
        element(self.dtype, words[-1], SPECIAL)


class Param(Array):
    """A `param` line, and the `m` and `v` lines behind it."""

    def __init__(self, words):
        need(words[:1] in (["decayed"], ["free"]), "a parameter is decayed or free")
        kinds = [layout for layout in LAYOUTS if layout != "spread"]
        super().__init__(["float64", *words[1:]], kinds)
        self.recipe(words[3 + len(self.shape) :], low=-PARAM, high=PARAM)
        self.moments = []

    def moment(self, words):
        need(self.moments + words[:1] in (["m"], ["v"], ["m", "v"]), "m, then v, once each")
        self.moments.append(words[0])
        low, high = (-FIRST, FIRST) if words[0] == "m" else (0.0, SECOND)
        self.recipe(words[1:], low=low, high=high)


class Step:
    """A `step` line, its `grad` and `put` lines, and the `entries` lines at its end."""

    def __init__(self, words, first, params):
        need(len(words) == 2, "a step needs a scale and a number of micro-batches")
        need(not first or words[0] != "next", "there is no scale to go on with")
        if words[0] != "next":
            setting(words[0], lambda x: x > 0, SCALE)
        self.count = integer(words[1], 0, MICROS)
        self.params, self.elements = params, 0
        self.given, self.entries, self.grad = set(), set(), None

    def take(self, words):
        if words[0] == "grad":
            need(not self.entries, "grad after entries")
            self.take_grad(words[1:])
        elif words[0] == "put":
            need(self.grad, "put does not follow a grad or a put")
            self.grad.put(words[1:])
        else:
            need(words[0] == "entries" and len(words) == 3, f"unknown line {words}")
            micro = integer(words[1], 0, self.count - 1)
            need(micro not in self.entries, "the entries of a micro-batch twice")
            need(integer(words[2], 0, self.params + 1) != self.params, "entries changes nothing")
            self.entries.add(micro)
            self.grad = None

    def take_grad(self, words):
        need(len(words) >= 2 and self.count > 0, "a gradient needs a micro-batch and a parameter")
        micros = range(self.count) if words[0] == "*" else [integer(words[0], 0, self.count - 1)]
        param = integer(words[1], 0, self.params - 1)
        for micro in micros:
            need((micro, param) not in self.given, "a gradient twice")
            self.given.add((micro, param))
        self.grad = Array(words[2:])
        self.grad.recipe(words[5 + len(self.grad.shape) :], SPECIAL)
        self.elements += self.grad.count * len(micros)
        need(self.elements <= GRADIENTS, f"more than {GRADIENTS} elements in gradients")


def check_cfg(words):
    need(len(words) == 6, "cfg needs six words")
    for word, legal, bounds in zip(words, LEGAL, CFG):
        if word != "none" or bounds is not CFG[5]:
            setting(word, legal, bounds)


def check_run(lines):
    """The lines of one run."""
    need(len(lines[0]) == 2, "run needs the number of steps so far")
    integer(lines[0][1], 0, T)
    params, steps, configured, before = [], [], False, "run"
    for words in lines[1:]:
        if words[0] == "param":
            need(not configured, "param after cfg")
            params.append(Param(words[1:]))
        elif words[0] in ("m", "v"):
            need(params and not configured, f"{words[0]} does not follow a parameter")
            params[-1].moment(words)
        elif words[0] == "cfg":
            need(params, "there is no parameter")
            need(before != "cfg", "a cfg that counts for no step")
            check_cfg(words[1:])
            configured = True
        elif words[0] == "step":
            need(configured, "there is no cfg")
            steps.append(Step(words[1:], not steps, len(params)))
        else:
            need(steps, f"{words[0]!r} before a step")
            need(before != "cfg", "cfg within a step")
            steps[-1].take(words)
        before = words[0]
    need(1 <= len(steps) <= STEPS, f"a run has 1 to {STEPS} steps")
    need(lines[-1][0] != "cfg", "cfg at the end of a run")
    need(len(params) <= PARAMS, f"more than {PARAMS} parameters")
    need(sum(one.count for one in params) <= ELEMENTS, f"more than {ELEMENTS} elements")


def check(data):
    need(data.isascii(), "not ASCII")
    text = data.decode("ascii")
    need(re.fullmatch(r"[ -~\n]*", text), "a control character")
    need(text.endswith("\n"), "the last line has no end")
    lines = [line.split(" ") for line in text[:-1].split("\n")]
    need(len(lines[0]) == 1, "the first line is not one number")
    count = integer(lines[0][0], 1, RUNS)
    need(len(lines) <= LINES, "too many lines")
    starts = [number for number, words in enumerate(lines) if words[0] == "run"]
    need(len(starts) == count, f"there are {len(starts)} runs, not {count}")
    need(starts[0] == 1, "the second line is no run")
    for start, end in zip(starts, starts[1:] + [len(lines)]):
        check_run(lines[start:end])


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
