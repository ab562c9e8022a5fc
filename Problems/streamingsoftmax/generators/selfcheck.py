"""Holds oracle, correct solutions and input validator against each other on random small streams.

    /usr/bin/python3 generators/selfcheck.py [number of inputs, 10000]

The oracle itself is held against 40-digit decimals. Prints the first disagreement, status 1.
"""

import decimal
import importlib.util
import math
import random
import sys
import warnings

import numpy as np

import generate
import oracle

PACKAGE = generate.PACKAGE
SOLUTIONS = sorted(PACKAGE.glob("submissions/accepted/*")) + sorted(
    PACKAGE.glob("submissions/brute_force/*")
)
LAYOUTS = ("plain", "plain", "sliced", "reversed", "spread", "frozen", "permuted")


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random inputs ---------------------------------------------------------------------------


def random_input(rng):
    """An input of one to three objects, in turn: mostly well-formed, biased to edges."""
    count = rng.choice([1, 1, 2, 3])
    lines, kinds, current = [], [], None
    unfinished = set(range(count))
    while len(kinds) < count or unfinished or rng.random() < 0.3:
        if len(kinds) < count and (not kinds or rng.random() < 0.2):
            current = len(kinds)
            kinds.append(random_kind(rng))
            lines.append("new")
        elif rng.random() < 0.15:
            other = rng.randrange(len(kinds))
            lines += [f"use {other}"] if other != current else []
            current = other
        elif rng.random() < 0.75:
            lines += random_update(rng, *kinds[current])
        else:
            unfinished.discard(current)
            lines.append("finish")
    return "\n".join([str(count), *lines]) + "\n"


def random_kind(rng):
    """(leading axes, dtypes, magnitude) of the chunks of an object."""
    lead = rng.choice([[], [], [1], [2], [3], [2, 2], [1, 2], [0]])
    dtypes = rng.choice([["float16"], ["float32"], ["float64"], ["float16", "float32", "float64"]])
    return lead, dtypes, rng.choice([0, 1, 5, 50, 1000, 60000])


def random_update(rng, lead, dtypes, bound):
    dtype = rng.choice(dtypes) if rng.random() < 0.96 else rng.choice(["int64", "bool", "uint8"])
    shape = [*lead, rng.choice([0, 1, 1, 2, 3, 5])]
    if rng.random() < 0.08:  # other leading axes, or none at all
        shape = rng.choice([[], [2], [1, 2], [2, 2], [3, 1], [*lead, 1, 2], [0, 2], [2, 0]])
    options = ""
    if dtype.startswith("float") and shape and rng.random() < 0.1:
        options = f"times {rng.randint(2, 4)} "
        if bound <= 1000 and rng.random() < 0.5:
            options += f"rise {rng.choice([-3, -1, 0.5, 2, 20])} "
    head = " ".join(map(str, [dtype, len(shape), *shape]))
    if math.prod(shape) == 0 or not dtype.startswith("float"):
        return [f"update {options}{head} plain fill {rng.choice([0, 1])}"]
    layout = rng.choice(LAYOUTS) if shape else "plain"
    if rng.random() < 0.2:
        return [f"update {options}{head} {layout} fill {rng.choice([bound, -bound, '-inf'])}"]
    low, high = rng.choice([(-bound, bound), (-bound, 0), (0, bound)])
    line = f"update {options}{head} {layout} uniform {rng.randrange(2**32)} {low} {high}"
    return [line, *random_puts(rng, shape)]


def random_puts(rng, shape):
    if rng.random() < 0.6:
        return []
    index = " ".join(str(rng.choice([rng.randrange(size), "*"])) for size in shape)
    return [
        f"put {index} {rng.choice(['nan', 'inf', '-inf', '-inf', '0', '60000'])}".replace("  ", " ")
    ]


# --- checks ----------------------------------------------------------------------------------


class Decimals(oracle.Stream):
    """The oracle's rules of what is taken, with results in 40 digits."""

    def finish(self):
        if not self.chunks:
            return None
        tops, sums = np.zeros(self.lead()), np.zeros(self.lead())
        for index in np.ndindex(self.lead()):
            row = [x for chunk, times in self.chunks for x in chunk[index].tolist() * times]
            tops[index], sums[index] = exact(row)
        return tops, sums


def exact(row):
    if any(x != x for x in row):
        return math.nan, math.nan
    top = max(row, default=-math.inf)
    if math.isinf(top):
        return top, top
    terms = [decimal.Decimal(x).exp() for x in row if x > -math.inf]
    return top, float(sum(terms).ln())


def close(expected, got, allowed):
    """The default output validator's rule for one line of ours."""
    want, have = expected.split(), got.split()
    if len(want) != len(have):
        return False
    return all(a == b or near(a, b, allowed) for a, b in zip(want, have))


def near(want, have, allowed):
    try:
        want, have = float(want), float(have)
    except ValueError:
        return False
    return math.isfinite(want) and abs(want - have) <= allowed * max(1, abs(want))


def differing(wanted, got, allowed):
    """The first lines that differ, or None."""
    if len(wanted) != len(got):
        return f"{len(wanted)} lines", f"{len(got)} lines"
    return next(((a, b) for a, b in zip(wanted, got) if not close(a, b, allowed)), None)


def check(text, solutions):
    """None, or what disagrees about an input."""
    wanted, allowed = generate.answers(text), generate.tolerance(text)
    usual, oracle.Stream = oracle.Stream, Decimals
    try:
        difference = differing(generate.answers(text), wanted, 2e-10)  # ten digits are shown
    finally:
        oracle.Stream = usual
    if difference:
        return f"decimals {difference[0]}, oracle {difference[1]}"
    for name, solution in solutions:
        got = list(generate.driver.run(text, solution))
        difference = differing(wanted, got, allowed / 5)  # with room to spare
        if difference:
            return f"oracle {difference[0]}, {name} {difference[1]}"
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    warnings.simplefilter("ignore")
    decimal.getcontext().prec = 40
    validator = load(PACKAGE / "input_validators" / "validate.py")
    solutions = [(path.name, load(path / "solution.py").StreamingSoftmax) for path in SOLUTIONS]
    rng, done, refused, lines = random.Random(20260101), 0, 0, 0
    while done < wanted:
        text = random_input(rng)
        try:
            validator.check(text.encode())
        except validator.Refused:
            refused += 1
            continue
        disagreement = check(text, solutions)
        if disagreement:
            print(f"{disagreement}\n{text}", end="")
            return 1
        done += 1
        lines += len(generate.answers(text))
    names = ", ".join(name for name, _ in solutions)
    print(f"{done} random inputs agree: oracle, decimals, {names}")
    print(f"({refused} refused by the validator; {lines} lines of output)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
