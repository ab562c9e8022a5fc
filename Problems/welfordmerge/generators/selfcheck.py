"""Holds oracle, correct solutions and input validator against each other on random small shards.

    /usr/bin/python3 generators/selfcheck.py [number of calls, 10000]

The oracle itself is held against fractions. Prints the first disagreement, status 1.
"""

import importlib.util
import math
import random
import sys
import warnings
from fractions import Fraction

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
    """An input of a few shards and merges: mostly well-formed, biased to edges."""
    columns = rng.choice([1, 1, 2, 2, 3, 4])
    dtypes = rng.choice([["float16"], ["float32"], ["float64"], ["float16", "float32", "float64"]])
    origin = rng.choice([0, 0, 0, 5, -300, 60000, 1_000_000_000]) if dtypes == ["float64"] else 0
    unit = max(1, abs(origin) // 100_000)
    lines, known = [], []  # known: columns, or None where a call is refused
    for _ in range(rng.randint(1, 4)):
        chunk, taken, times = random_chunk(rng, columns, rng.choice(dtypes), origin, unit)
        lines += chunk
        known += [taken] * times
    for _ in range(rng.randint(0, 4)):
        there = [number for number, one in enumerate(known) if one]
        several = rng.sample(there, rng.randint(0, len(there)))
        several = several + several[:1] if rng.random() < 0.2 else several
        if rng.random() < 0.9:
            several = [number for number in several if known[number] == columns]
        lines.append(" ".join(["merge", *map(str, several)]))
        kinds = {known[number] for number in several}
        known.append(kinds.pop() if len(kinds) == 1 else None)
    tail = f" unit {unit}" if unit > 1 else ""
    there = [number for number, one in enumerate(known) if one]
    lines += [f"describe {number}{tail}" for number in there[:2] + there[2:][-3:]]
    steps = sum(not line.startswith("put ") for line in lines)
    return "\n".join([str(steps), *lines]) + "\n"


def random_chunk(rng, columns, dtype, origin, unit):
    """(lines, the columns of its Stats or None, how many there are)."""
    if rng.random() < 0.05:
        dtype = rng.choice(["int64", "bool", "uint8"])
    shape = [rng.choice([0, 1, 1, 2, 3, 5, 9]), columns]
    if rng.random() < 0.08:  # another number of columns, or of axes
        shape = rng.choice([[], [2], [0], [1, 2, 2], [2, 1, 1], [3, columns + 1], [0, 5], [2, 0]])
    taken = shape[1] if dtype.startswith("float") and len(shape) == 2 and shape[1] else None
    options, times = "", 1
    if taken and rng.random() < 0.15:
        times = rng.randint(2, 4)
        options = f"times {times} "
        if rng.random() < 0.5:
            options += f"rise {rng.choice([-3, -1, 0.5, 2]) * unit} "
    head = " ".join(map(str, [dtype, len(shape), *shape]))
    if math.prod(shape) == 0 or not dtype.startswith("float"):
        return [f"chunk {options}{head} plain fill {rng.choice([0, 1])}"], taken, times
    layout = rng.choice(LAYOUTS) if len(shape) > 1 else "plain"
    if rng.random() < 0.15:
        return [f"chunk {options}{head} {layout} fill {origin + rng.choice([0, 1])}"], taken, times
    low, high = rng.choice([(-4, 4), (-1, 0), (0, 1), (3, 9)])
    recipe = f"uniform {rng.randrange(2**32)} {origin + low * unit} {origin + high * unit}"
    line = f"chunk {options}{head} {layout} {recipe}"
    return [line, *random_puts(rng, shape, origin)], taken, times


def random_puts(rng, shape, origin):
    if rng.random() < 0.8:
        return []
    index = " ".join(str(rng.choice([rng.randrange(size), "*"])) for size in shape)
    value = origin + rng.choice([0, 1, -0.5, 60])  # far from the rest no digits would be left
    return [f"put {index} {value}".replace("  ", " ")]


# --- checks ----------------------------------------------------------------------------------


def exact(columns, parts, count):
    """The oracle's mean and moment, in fractions."""
    if count == 0:
        return np.full(columns, math.nan), np.zeros((columns, columns))
    rows = [([Fraction(x) for x in row], often) for many, often in parts for row in many.tolist()]
    mean = [sum(often * row[i] for row, often in rows) / count for i in range(columns)]
    moment = [
        [
            float(sum(often * (row[i] - mean[i]) * (row[j] - mean[j]) for row, often in rows))
            for j in range(columns)
        ]
        for i in range(columns)
    ]
    return np.array([float(one) for one in mean]), np.array(moment)


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
    wanted = generate.answers(text)
    usual, oracle.of_rows = oracle.of_rows, exact
    try:
        difference = differing(generate.answers(text), wanted, 2e-11)  # twelve digits are shown
    finally:
        oracle.of_rows = usual
    if difference:
        return f"fractions {difference[0]}, oracle {difference[1]}"
    for name, solution in solutions:
        got = list(generate.driver.run(text, solution.from_chunk, solution.merge))
        difference = differing(wanted, got, generate.TOLERANCE / 5)  # with room to spare
        if difference:
            return f"oracle {difference[0]}, {name} {difference[1]}"
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    warnings.simplefilter("ignore")
    validator = load(PACKAGE / "input_validators" / "validate.py")
    solutions = [(path.name, load(path / "solution.py")) for path in SOLUTIONS]
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
        done += sum(line.startswith(("chunk ", "merge")) for line in text.splitlines())
        lines += len(generate.answers(text))
    names = ", ".join(name for name, _ in solutions)
    print(f"{done} random calls agree: oracle, fractions, {names}")
    print(f"({refused} refused by the validator; {lines} lines of output)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
