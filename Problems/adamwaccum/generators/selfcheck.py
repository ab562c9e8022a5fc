"""Holds oracle, correct solutions and input validator against each other on random small runs.

    /usr/bin/python3 generators/selfcheck.py [number of calls, 10000]

The oracle itself is held against 40-digit decimals. Prints the first disagreement, status 1.
"""

import decimal
import importlib.util
import math
import random
import sys
import warnings

import generate
import numpy as np
import oracle

PACKAGE = generate.PACKAGE
SOLUTIONS = sorted(PACKAGE.glob("submissions/accepted/*")) + sorted(
    PACKAGE.glob("submissions/brute_force/*")
)
LAYOUTS = ("plain", "plain", "sliced", "reversed", "spread", "frozen", "permuted")
DTYPES = ("float16", "float32", "float64")
SHAPES = ((), (1,), (2,), (3,), (2, 2), (1, 3), (0,), (2, 1, 2))


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random inputs ---------------------------------------------------------------------------


def random_input(rng):
    """An input of one or two runs: mostly well-formed, biased to edges."""
    count = rng.choice([1, 1, 2])
    lines = [line for _ in range(count) for line in random_run(rng)]
    return "\n".join([str(count), *lines]) + "\n"


def random_run(rng):
    shapes = [rng.choice(SHAPES) for _ in range(rng.choice([1, 1, 2, 3]))]
    lines = [f"run {rng.choice([0, 0, 0, 1, 7, 100000])}"]
    for shape in shapes:
        layout = layout_of(rng, shape, ["plain", "plain", "frozen", "sliced", "permuted"])
        head = f"param {rng.choice(['free', 'decayed'])} {words_of(shape)} {layout}"
        lines.append(f"{head} {recipe(rng, shape, -2, 2)}")
        if rng.random() < 0.3:
            lines.append(f"m {recipe(rng, shape, -1, 1)}")
            lines.append(f"v {recipe(rng, shape, 1, 3)}")
    scale = rng.choice([1, 4, 1024, 0.25, 3, 1000])
    lines.append(random_cfg(rng))
    for number in range(rng.choice([1, 1, 2, 3, 5])):
        if number and rng.random() < 0.3:
            lines.append(random_cfg(rng))
        shown = "next" if number and rng.random() < 0.7 else scale
        lines += random_step(rng, shapes, shown, scale)
    return lines


def words_of(shape):
    return " ".join(map(str, [len(shape), *shape]))


def layout_of(rng, shape, layouts=LAYOUTS):
    layout = rng.choice(layouts)
    if layout == "permuted" and len(shape) < 2 or not shape or 0 in shape:
        return "plain"
    return layout


def recipe(rng, shape, low, high):
    if math.prod(shape) == 0 or rng.random() < 0.15:
        return f"fill {rng.choice([low, high])}"
    return f"uniform {rng.randrange(2**31)} {low} {high}"


def random_cfg(rng):
    words = [
        rng.choice(["0.1", "0.1", "0.5", "0.001", "0"]),
        rng.choice(["0.9", "0.9", "0.5", "0"]),
        rng.choice(["0.999", "0.999", "0.75", "0"]),
        rng.choice(["1e-8", "1e-8", "0.01", "0.5", "1"]),
        rng.choice(["0", "0.1", "0.5"]),
        rng.choice(["none", "none", "1", "2.5", "0.001", "1000"]),
    ]
    if rng.random() < 0.04:
        words[rng.randrange(6)] = rng.choice(["-1", "0", "1", "nan", "inf", "-inf"])
    return " ".join(["cfg", *words])


def random_step(rng, shapes, shown, scale):
    count = rng.choice([1, 1, 2, 3, 4]) if rng.random() < 0.98 else 0
    if rng.random() < 0.02:
        shown = rng.choice(["0", "-4", "nan", "inf"])
    lines = [f"step {shown} {count}"]
    for micro in range(count):
        for index, shape in enumerate(shapes):
            if rng.random() < 0.8:
                lines += random_grad(rng, micro, index, shape, scale)
    for micro in range(count):
        if rng.random() < 0.01:
            lines.append(f"entries {micro} {rng.choice([len(shapes) - 1, len(shapes) + 1])}")
    return lines


def random_grad(rng, micro, index, shape, scale):
    dtype = rng.choice(DTYPES)
    if rng.random() < 0.01:
        dtype = rng.choice(["int64", "bool"])
    if rng.random() < 0.015:
        shape = rng.choice(SHAPES)
    head = f"grad {micro} {index} {dtype} {words_of(shape)}"
    if not dtype.startswith("float"):
        return [f"{head} plain fill {rng.choice([0, 1])}"]
    bound = scale * rng.choice([1, 3, 10])
    low, high = rng.choice([(-bound, bound), (-bound, bound), (0, bound)])
    lines = [f"{head} {layout_of(rng, shape)} {recipe(rng, shape, low, high)}"]
    if rng.random() < 0.04 and math.prod(shape):
        where = " ".join("*" if rng.random() < 0.5 else "0" for _ in shape)
        where = "* " + where[2:] if " spread " in lines[0] else where
        lines.append(f"put {where} {rng.choice(['nan', 'inf', '-inf', '0'])}".replace("  ", " "))
    return lines


# --- checks ----------------------------------------------------------------------------------


def in_decimals(state, grads, scale, cfg):
    """The oracle's rules of what is broken, with all else in 40 digits."""
    if oracle.broken(state["params"], grads, scale, cfg):
        return None
    lists = [[None if g is None else g.reshape(-1).tolist() for g in micro] for micro in grads]
    if not all(math.isfinite(x) for micro in lists for g in micro if g for x in g):
        return state, scale / 2
    D = decimal.Decimal
    given = [[micro[i] for micro in lists if micro[i] is not None] for i in range(len(lists[0]))]
    means = [
        [sum(map(D, xs)) / len(lists) / D(scale) for xs in zip(*columns)] if columns else None
        for columns in given
    ]
    norm = sum(x * x for g in means if g for x in g).sqrt() if any(means) else D(0)
    bound, t = cfg["max_norm"], state["t"] + 1
    factor = D(bound) / norm if bound is not None and norm > D(bound) else D(1)
    lr, beta1, beta2, eps, decay = (D(cfg[name]) for name in generate.driver.NUMBERS)
    new = {key: list(state[key]) for key in generate.driver.KEYS}
    for i, g in enumerate(means):
        if g is None:
            continue
        rows = []
        for p, m, v, x in zip(*(state[key][i].reshape(-1).tolist() for key in new), g):
            x *= factor
            m, v = beta1 * D(m) + (1 - beta1) * x, beta2 * D(v) + (1 - beta2) * x * x
            change = m / (1 - beta1**t) / ((v / (1 - beta2**t)).sqrt() + eps)
            change += decay * D(p) if cfg["decayed"][i] else 0
            rows.append((float(D(p) - lr * change), float(m), float(v)))
        for key, numbers in zip(new, list(zip(*rows)) or [(), (), ()]):
            new[key][i] = np.array(numbers, dtype=np.float64).reshape(state[key][i].shape)
    return {**new, "t": t}, scale


def close(expected, got, share):
    """The default output validator's rule for one line of ours, with a share of the tolerance."""
    want, have = expected.split(), got.split()
    if len(want) != len(have):
        return False
    return all(a == b or near(a, b, share) for a, b in zip(want, have))


def near(want, have, share):
    try:
        want, have = float(want), float(have)
    except ValueError:
        return False
    allowed = max(generate.RELATIVE * abs(want), generate.ABSOLUTE)
    return math.isfinite(want) and abs(want - have) <= share * allowed


def differing(wanted, got, share):
    """The first lines that differ, or None."""
    if len(wanted) != len(got):
        return f"{len(wanted)} lines", f"{len(got)} lines"
    return next(((a, b) for a, b in zip(wanted, got) if not close(a, b, share)), None)


def check(text, wanted, solutions):
    """None, or what disagrees about an input."""
    difference = differing(generate.answers(text, in_decimals), wanted, 0.01)
    if difference:
        return f"decimals {difference[0]}\noracle   {difference[1]}"
    for name, solution in solutions:
        got = list(generate.driver.run(text, solution))
        difference = differing(wanted, got, 0.1)  # with room to spare
        if difference:
            return f"oracle {difference[0]}\n{name} {difference[1]}"
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    warnings.simplefilter("ignore")
    decimal.getcontext().prec = 40
    validator = load(PACKAGE / "input_validators" / "validate.py")
    solutions = [(path.name, load(path / "solution.py").step) for path in SOLUTIONS]
    rng, done, refused, cancelling, lines = random.Random(20260101), 0, 0, 0, 0
    while done < wanted:
        text = random_input(rng)
        try:
            validator.check(text.encode())
            answers = generate.answers(text)
        except validator.Refused:
            refused += 1
            continue
        except generate.Cancels:
            cancelling += 1
            continue
        disagreement = check(text, answers, solutions)
        if disagreement:
            print(f"{disagreement}\n{text}", end="")
            return 1
        done += text.count("\nstep ")
        lines += len(answers)
    names = ", ".join(name for name, _ in solutions)
    print(f"{done} random calls agree: oracle, decimals, {names}")
    print(f"({refused} refused by the validator, {cancelling} too hard; {lines} lines of output)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
