"""Holds oracle, correct solutions and input validator against each other on random small calls.

    /usr/bin/python3 generators/selfcheck.py [number of calls, 10000]

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
LAYOUTS = ("plain", "plain", "swapped", "permuted", "sliced", "reversed", "frozen")


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_call(rng):
    """The lines of one call: mostly well-formed, biased to edges."""
    shared, group = rng.choice([1, 1, 2, 3]), rng.choice([1, 1, 2, 3])
    batch, time, keys = rng.choice([0, 1, 1, 2, 3]), rng.randrange(6), rng.randrange(6)
    width = rng.choice([1, 2, 3, 4])
    dtype = rng.choice(["float16", "float32", "float64"])
    shapes = {
        "q": [batch, shared * group, time, width],
        "k": [batch, shared, keys, width],
        "v": [batch, shared, keys, width],
    }
    if rng.random() < 0.1:  # another size somewhere, or another rank
        shape = shapes[rng.choice("qkv")]
        shape[rng.randrange(4)] = rng.randrange(4)
        if rng.random() < 0.2:
            shape.append(1)
    whole = dtype == "float64" and rng.random() < 0.3 or width in (1, 4) and rng.random() < 0.3
    bound = rng.choice([1, 9, 60]) if whole else rng.choice([0, 1, 2])
    lines = [f"call {rng.choice(['full', 'causal'])}"]
    for name, shape in shapes.items():
        own = dtype if rng.random() < 0.98 else rng.choice(["float32", "float64", "int64"])
        recipe = ["uniform", "whole"][own not in ("float16", "float32", "float64")]
        if name != "v" and whole:
            recipe = "whole"
        lines.append(f"{name} {line(rng, own, shape, recipe, 2 if name == 'v' else bound)}")
    lines.append(f"lengths {random_lengths(rng, batch, keys)}")
    if rng.random() < 0.3 and math.prod(shapes["k"]) > 0:
        index = " ".join(str(rng.randrange(size)) for size in shapes["k"])
        lines.append(f"put {rng.choice('kv')} {index} {rng.choice([-1, 0, 1])}")
    if rng.random() < 0.4:
        lines.append(f"pad {rng.choice(['nan', 'inf', '-inf', '0', '65504'])}")
    return lines


def line(rng, dtype, shape, recipe, bound):
    head = " ".join(map(str, [dtype, len(shape), *shape]))
    if math.prod(shape) == 0:
        return f"{head} plain fill 0"
    layout = rng.choice(LAYOUTS + ("spread",))
    if rng.random() < 0.1:
        return f"{head} {layout} fill {rng.randint(-1, 1)}"
    return f"{head} {layout} {recipe} {rng.randrange(2**32)} {-bound} {bound}"


def random_lengths(rng, batch, keys):
    dtype = rng.choice(["int64", "int32"]) if rng.random() < 0.98 else "float32"
    count = batch if rng.random() < 0.97 else batch + 1
    if count == 0:
        return f"{dtype} 1 0 plain fill 0"
    lengths = [rng.randint(0, keys) for _ in range(count)]
    if rng.random() < 0.04:
        lengths[rng.randrange(count)] = rng.choice([keys + 1, -1, 99])
    layout = rng.choice(["plain", "sliced", "reversed", "frozen"])
    return f"{dtype} 1 {count} {layout} values {' '.join(map(str, lengths))}"


# --- checks ----------------------------------------------------------------------------------


def decimals(q, k, v, lengths, causal):
    """The result from the definition, in 40 digits, as one flat list."""
    group, (time, width), keys = q.shape[1] // k.shape[1], q.shape[2:], k.shape[2]
    flat = []
    for b, h, t in np.ndindex(q.shape[:3]):
        seen = [s for s in range(keys) if s < lengths[b] and (not causal or s <= t + keys - time)]
        query = exact(q[b, h, t])
        weights = []
        for s in seen:
            dot = sum(x * y for x, y in zip(query, exact(k[b, h // group, s])))
            weights.append((dot / decimal.Decimal(width).sqrt()).exp())
        rows = [exact(v[b, h // group, s]) for s in seen]
        for d in range(width):
            terms = [weight * row[d] for weight, row in zip(weights, rows)]
            flat.append(float(sum(terms) / sum(weights)) if seen else 0.0)
    return flat


def exact(row):
    return [decimal.Decimal(float(value)) for value in row]


def close(expected, got, allowed):
    """The default output validator's rule for one line of ours."""
    want, have = expected.split(), got.split()
    if len(want) != len(have) or "ValueError" in (*want, *have) or "empty" in want:
        return expected == got
    try:
        pairs = [(float(a), float(b)) for a, b in zip(want, have)]
    except ValueError:
        return False
    return all(abs(a - b) <= allowed or abs(a - b) <= allowed * abs(a) for a, b in pairs)


def check(call, solutions):
    """None, or what disagrees about a call."""
    arrays, causal = generate.driver.make_inputs(call), call["causal"]
    expected = generate.answer(call)
    if expected != "ValueError":
        shown = generate.driver.show(np.array(decimals(*arrays, causal)))
        if not close(shown, expected, 1e-7):  # eight digits are shown
            return f"oracle {expected}, decimals {shown}"
    for name, solve in solutions:
        got = generate.driver.judge(solve, call)
        if not close(expected, got, generate.TOLERANCE / 5):  # with room to spare
            return f"oracle {expected}, {name} {got}"
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    warnings.simplefilter("ignore")
    decimal.getcontext().prec = 40
    validator = load(PACKAGE / "input_validators" / "validate.py")
    solutions = [(path.name, load(path / "solution.py").attention) for path in SOLUTIONS]
    rng, done, refused, broken = random.Random(20260101), 0, 0, 0
    while done < wanted:
        text = "\n".join(["1", *random_call(rng)]) + "\n"
        try:
            validator.check(text.encode())
        except validator.Refused:
            refused += 1
            continue
        call = generate.driver.read_calls(text)[0]
        disagreement = check(call, solutions)
        if disagreement:
            print(f"{disagreement}\n{text}", end="")
            return 1
        q, k, v, lengths = generate.driver.make_inputs(call)
        broken += oracle.contract_broken(q, k, v, lengths)
        done += 1
    names = ", ".join(name for name, _ in solutions)
    print(f"{done} random calls agree: oracle, decimals, {names}")
    print(f"({refused} refused by the validator, {broken} with a broken contract)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
