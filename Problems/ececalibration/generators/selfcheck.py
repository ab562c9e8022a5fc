"""Holds oracle, correct solutions and input validator against each other on random small calls.

    /usr/bin/python3 generators/selfcheck.py [number of calls, 10000]

The oracle itself is held against fractions, and against 30-digit decimals. Prints the first
disagreement, status 1.
"""

import decimal
import importlib.util
import random
import sys
import warnings
from decimal import Decimal
from fractions import Fraction
from math import nextafter

import generate
import oracle
import writing

PACKAGE = generate.PACKAGE
SOLUTIONS = sorted(PACKAGE.glob("submissions/accepted/*")) + sorted(
    PACKAGE.glob("submissions/brute_force/*")
)
FLOATS = ("float16", "float32", "float64", "float64")
LAYOUTS = ("plain", "plain", "sliced", "reversed", "frozen")
FITS = 0.05  # of all calls: a search takes as long as many sums
AROUND = Decimal("2e-5")  # relative; the minimum is in there
ROUNDED = Decimal("1e-20")  # a slope that is 0 in decimals


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_call(rng):
    """The lines of one call: mostly well-formed, biased to edges."""
    count, classes = rng.choice([1, 1, 2, 3, 4, 8]), rng.choice([1, 2, 2, 3, 4, 5])
    shape = [count, classes]
    if rng.random() < 0.04:  # another size somewhere, or another rank
        shape = rng.choice([[count, 0], [0, classes], [count], [count, classes, 1], [count + 1, 2]])
    if rng.random() < FITS:
        return [
            "fit",
            f"logits {random_logits(rng, shape)}",
            f"labels {random_labels(rng, shape, count, classes)}",
            *random_puts(rng, "logits", shape, ["nan", "inf", "0", "1", "-2"]),
        ]
    m = rng.choice([1, 2, 3, 5, 7, 10, 10, 15, 20, 28, 100])
    if rng.random() < 0.03:
        m = rng.choice([0, -3])
    return [
        f"ece {m}",
        f"probs {random_probs(rng, shape, m)}",
        f"labels {random_labels(rng, shape, count, classes)}",
        *random_puts(rng, "probs", shape, ["nan", "inf", "0", "0.5", "-0.125"]),
    ]


def head(rng, dtype, shape):
    layout = rng.choice([*LAYOUTS, "spread", *(["permuted"] if len(shape) > 1 else [])])
    return f"{dtype} {len(shape)} {' '.join(map(str, shape))} {layout}"


def random_logits(rng, shape):
    dtype = rng.choice(FLOATS) if rng.random() < 0.98 else rng.choice(["int64", "bool"])
    if 0 in shape:
        return f"{dtype} {len(shape)} {' '.join(map(str, shape))} plain fill 0"
    start, seed = head(rng, dtype, shape), rng.randrange(2**32)
    if dtype not in FLOATS:
        return f"{start} whole {seed} 0 1"
    if rng.random() < 0.4:
        return f"{start} whole {seed} {rng.choice(['-1 1', '0 3', '-100 100', '1000 1003'])}"
    return f"{start} uniform {seed} {rng.choice(['-1 1', '-0.02 0.02', '-9 9', '-300 300'])}"


def random_probs(rng, shape, m):
    """Often with confidences on edges and right above them."""
    dtype = rng.choice(FLOATS) if rng.random() < 0.98 else "int64"
    if 0 in shape or dtype == "int64":
        return f"{dtype} {len(shape)} {' '.join(map(str, shape))} plain fill 0"
    if len(shape) != 2 or dtype != "float16" and rng.random() < 0.4:
        dtype = "float64" if dtype == "float16" else dtype
        return f"{head(rng, dtype, shape)} shares {rng.randrange(2**32)} {rng.choice([1, 2, 5])}"
    numbers = []
    for _ in range(shape[0]):
        if dtype == "float16":
            row = rng.choice([[0.5, 0.5], [0.25, 0.75], [0.125, 0.875], [0.0625, 0.9375]])
        else:
            row = random_row(rng, max(m, 1))
        row = [*row, *[0] * shape[1]][: shape[1]] if shape[1] > 1 else [1]
        rng.shuffle(row)
        numbers += map(writing.word, row)
    start = f"{dtype} 2 {shape[0]} {shape[1]} {rng.choice([*LAYOUTS, 'permuted'])}"
    return f"{start} values {' '.join(numbers)}"


def random_row(rng, m):
    """Two probabilities, or one a little above 1."""
    if rng.random() < 0.1:
        return [1 + rng.choice([0, 5e-7, -5e-7, 2e-6]), 0]
    confidence = rng.randint((m + 1) // 2, m) / m
    confidence = rng.choice([confidence, nextafter(confidence, 1), nextafter(confidence, 0)])
    return [confidence, 1 - confidence]


def random_labels(rng, shape, count, classes):
    dtype = rng.choice(["int64", "int64", "int32", "int8", "uint8", "uint64"])
    if rng.random() < 0.02:
        dtype = rng.choice(["bool", "float64"])
    elif rng.random() < 0.4 and len(shape) == 2 and shape[0] == count and shape[1] == classes:
        layout = rng.choice(LAYOUTS)
        return f"{dtype} 1 {count} {layout} best {rng.randrange(2**32)} {rng.choice([0, 30])}"
    labels = [rng.randrange(classes) for _ in range(count + (rng.random() < 0.02))]
    if rng.random() < 0.03 and dtype in ("int64", "int32", "int8"):
        labels[rng.randrange(len(labels))] = rng.choice([-1, classes])
    labels = [min(label, 1) for label in labels] if dtype == "bool" else labels
    return f"{dtype} 1 {len(labels)} {rng.choice(LAYOUTS)} values {' '.join(map(str, labels))}"


def random_puts(rng, name, shape, numbers):
    if 0 in shape or rng.random() < 0.96:
        return []
    index = " ".join(str(rng.choice([rng.randrange(size), "*"])) for size in shape)
    return [f"put {name} {index} {rng.choice(numbers)}"]


# --- checks ----------------------------------------------------------------------------------


def exact_error(probs, labels, m):
    """The calibration error as a fraction."""
    bins = {}
    for row, label in zip(probs.astype("float64").tolist(), labels.tolist()):
        best = max(range(len(row)), key=lambda one: (row[one], -one))
        place = next((b for b in range(1, m + 1) if row[best] <= b / m), m)
        bins[place] = bins.get(place, 0) + (best == label) - Fraction(row[best])
    return sum(map(abs, bins.values())) / len(labels)


def slope(rows, labels, temperature):
    """The NLL's derivative with respect to 1 / T, times the rows, in decimals."""
    total = Decimal(0)
    for row, label in zip(rows, labels):
        weights = [((z - max(row)) / temperature).exp() for z in row]
        total += sum(w * z for w, z in zip(weights, row)) / sum(weights) - row[label]
    return total


def is_minimum(logits, labels, temperature):
    rows = [[Decimal(z) for z in row] for row in logits.tolist()]
    labels = labels.tolist()
    if all(len(set(row)) == 1 for row in rows):
        return temperature == 1
    if temperature == oracle.LOW:  # the NLL rises from there on
        return slope(rows, labels, Decimal("0.01")) <= ROUNDED
    if temperature == oracle.HIGH:
        return slope(rows, labels, Decimal(100)) >= -ROUNDED
    middle = Decimal(temperature)
    below, above = (slope(rows, labels, middle * (1 + one)) for one in (-AROUND, AROUND))
    return oracle.LOW < temperature < oracle.HIGH and below > 0 > above


def check(call, arguments, solutions):
    """None, or what disagrees about a call."""
    expected = generate.answer(call)
    fits = call["m"] is None
    if expected != generate.driver.FAILED:
        if fits and not is_minimum(*arguments, oracle.fit_temperature(*arguments)):
            return f"oracle {expected}, which decimals say is no minimum"
        if not fits and abs(float(exact_error(*arguments)) - float(expected)) > 1e-11:
            return f"oracle {expected}, fractions {float(exact_error(*arguments))}"
    for name, functions in solutions:
        got = generate.driver.judge(functions, call)
        if not close(expected, got, 3e-5 if fits else 0, 0 if fits else 2e-10):
            return f"oracle {expected}, {name} {got}"
    return None


def close(want, have, relative, absolute):
    """The default output validator's rule for one line, with room to spare."""
    try:
        return abs(float(want) - float(have)) <= max(absolute, relative * abs(float(want)))
    except ValueError:
        return want == have


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    warnings.simplefilter("ignore")
    decimal.getcontext().prec = 30
    validator = load(PACKAGE / "input_validators" / "validate.py")
    modules = [(path.name, load(path / "solution.py")) for path in SOLUTIONS]
    solutions = [(name, (one.ece, one.fit_temperature)) for name, one in modules]
    rng, done, refused, unsure, broken = random.Random(20260108), 0, 0, 0, 0
    while done < wanted:
        text = "\n".join(["1", *random_call(rng)]) + "\n"
        try:
            validator.check(text.encode())
        except validator.Refused:
            refused += 1
            continue
        call = generate.driver.read_calls(text)[0]
        arguments = generate.driver.make_arguments(call)
        bad = oracle.broken(*arguments)
        if not bad and generate.doubt(call, arguments):
            unsure += 1
            continue
        disagreement = check(call, arguments, solutions)
        if disagreement:
            print(f"{disagreement}\n{text}", end="")
            return 1
        broken += bad
        done += 1
    names = ", ".join(name for name, _ in solutions)
    print(f"{done} random calls agree: oracle, fractions, decimals, {names}")
    print(
        f"({refused} refused by the validator, {unsure} that rounding might decide,"
        f" {broken} with a broken contract)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
