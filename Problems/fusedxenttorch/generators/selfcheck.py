"""Holds oracle, correct solutions and input validator against each other on random small calls.

    /usr/bin/python3 generators/selfcheck.py [number of calls, 10000]

Gradients of the oracle are also held against differences of its own losses. Needs PyTorch. Prints
the first disagreement, status 1.
"""

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


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_call(rng):
    """The lines of one call: mostly well-formed, biased to edges."""
    batch, time, classes = (
        rng.choice([0, 1, 1, 2, 3]),
        rng.choice([0, 1, 2, 3]),
        rng.choice([1, 2, 3, 5]),
    )
    ignore = rng.choice([-100, -100, -1, 0, classes - 1, 7, -5])
    options = [] if ignore == -100 and rng.random() < 0.5 else [f"ignore_index {ignore}"]
    if rng.random() < 0.5:
        eps = rng.choice(["0", "0.1", "0.5", "0.999"]) if rng.random() < 0.95 else "1"
        options.append(f"label_smoothing {eps}")
    if rng.random() < 0.5:
        options.append(
            f"reduction {'none' if rng.random() < 0.03 else rng.choice(['mean', 'sum'])}"
        )
    if rng.random() < 0.5:
        options.append(f"gradient {rng.choice(['1', '3', '0.5'])}")
    if rng.random() < 0.2:
        options.append("autocast bfloat16")
    shape, tokens = [batch, time, classes], [batch, time]
    if rng.random() < 0.03:
        shape[rng.randrange(3)] += 1
    if rng.random() < 0.02:
        tokens.append(1)
    return [
        " ".join(["call", *options]),
        f"logits {random_logits(rng, shape)}",
        f"targets {random_targets(rng, tokens, classes, ignore)}",
        *random_specials(rng, shape, tokens, ignore),
    ]


def layout(rng, shape):
    allowed = ["plain", "plain", "permuted", "sliced"]
    return rng.choice(allowed + ["spread"] * (min(shape) > 0))


def random_logits(rng, shape):
    floats = ["float16", "bfloat16", "float32", "float64"]
    dtype = rng.choice(floats) if rng.random() < 0.97 else "int64"
    head = f"{dtype} 3 {shape[0]} {shape[1]} {shape[2]} {layout(rng, shape)}"
    if math.prod(shape) == 0 or rng.random() < 0.1:
        return f"{head} fill {rng.randint(-9, 9)}"
    bound = rng.choice([1, 5, 50, 1000])
    return f"{head} uniform {rng.randrange(2**32)} {-bound} {bound}"


def random_targets(rng, shape, classes, ignore):
    dtype = rng.choice(["int64", "int32"]) if rng.random() < 0.97 else "float32"
    head = " ".join(map(str, [dtype, len(shape), *shape, layout(rng, shape)]))
    count = math.prod(shape)
    if count == 0 or dtype == "float32" or " spread" in head:
        return f"{head} fill {rng.choice([ignore, 0])}"
    choices = list(range(classes)) + [ignore] * 2
    labels = [rng.choice(choices) for _ in range(count)]
    if rng.random() < 0.03:
        labels[rng.randrange(count)] = rng.choice([classes, -1, -101])
    return f"{head} values {' '.join(map(str, labels))}"


def random_specials(rng, shape, tokens, ignore):
    """Sometimes nan or inf at one token, which may make the input invalid: the validator tells."""
    if rng.random() < 0.8 or math.prod(shape) == 0:
        return []
    b, t, k = (rng.randrange(size) for size in shape)
    where = f"{rng.choice([b, '*'])} {t} {rng.choice([k, '*'])}"
    return [f"put logits {where} {rng.choice(['nan', 'inf', '-inf'])}"]


# --- checks ----------------------------------------------------------------------------------


def slopes_disagree(logits, targets, options):
    """Whether differences of the oracle's losses contradict its gradient (float64 only)."""
    loss, _, _, gradient = oracle.solve(logits, targets, options)
    step = 1e-6
    for where in np.ndindex(logits.shape):
        if not np.isfinite(logits[where]):
            continue
        moved = logits.copy()
        moved[where] += step
        above = oracle.solve(moved, targets, options)[0]
        moved[where] -= 2 * step
        below = oracle.solve(moved, targets, options)[0]
        if abs((above - below) / (2 * step) - gradient[where]) > 1e-6 * max(1, abs(loss)):
            return True
    return False


def close(expected, got, allowed):
    """The default output validator's rule for one line of ours."""
    want, have = expected.split(), got.split()
    if len(want) != len(have):
        return False
    for number, (one, other) in enumerate(zip(want, have)):
        if number == 1 or one in ("inf", "ValueError"):
            if one != other:
                return False
            continue
        error = abs(float(other) - float(one))
        if not (error <= allowed or error <= allowed * abs(float(one))):
            return False
    return True


def check(call, solutions):
    """None, or what disagrees about a call."""
    logits, targets = generate.driver.make_inputs(call)
    expected = oracle.answer(call, logits, targets, generate.driver.summary)
    allowed = 0.0
    if expected != "ValueError":
        allowed = generate.tolerance(call, logits, targets)
        tested = "gradient" in call["options"] and logits.dtype == np.float64
        if tested and slopes_disagree(logits, targets, call["options"]):
            return f"oracle {expected}, but its gradient is not that of its loss"
    for name, solve in solutions:
        got = generate.driver.judge(solve, call)
        if not close(expected, got, allowed):
            return f"oracle {expected}, {name} {got}"
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    warnings.simplefilter("ignore")
    validator = load(PACKAGE / "input_validators" / "validate.py")
    solutions = [
        (path.name, load(path / "solution.py").fused_xent_with_accuracy) for path in SOLUTIONS
    ]
    rng, done, refused, left_out = random.Random(20260101), 0, 0, 0
    while done < wanted:
        text = "\n".join(["1", *random_call(rng)]) + "\n"
        try:
            validator.check(text.encode())
        except validator.Refused:
            refused += 1
            continue
        call = generate.driver.read_calls(text)[0]
        try:
            disagreement = check(call, solutions)
        except AssertionError as assertion:
            if "tie" not in str(assertion) and "infinite" not in str(assertion):
                raise
            left_out += 1
            continue
        if disagreement:
            print(f"{disagreement}\n{text}", end="")
            return 1
        done += 1
    names = ", ".join(name for name, _ in solutions)
    print(f"{done} random calls agree: oracle, {names}")
    print(f"({refused} refused by the validator, {left_out} with ties or infinite losses left out)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
