"""Holds oracle, correct solutions and input validator against each other on random small calls.

    /usr/bin/python3 generators/selfcheck.py [number of calls, 10000]

The oracle itself is held against 40-digit decimals. Prints the first disagreement, status 1.
"""

import decimal
import importlib.util
import random
import sys
import warnings

import generate
import oracle

PACKAGE = generate.PACKAGE
SOLUTIONS = sorted(PACKAGE.glob("submissions/accepted/*")) + sorted(
    PACKAGE.glob("submissions/brute_force/*")
)
FLOATS = ("float16", "float32", "float64")
LAYOUTS = ("plain", "plain", "sliced", "reversed", "frozen")
MARGIN = decimal.Decimal("0.999e-6")


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_call(rng):
    """The lines of one call: mostly well-formed, biased to ties and edges."""
    batch, vocabulary = rng.choice([0, 1, 1, 2, 3, 4]), rng.choice([1, 2, 3, 4, 5, 8, 13, 40])
    k = rng.choice([0, 0, 1, 2, 3, 5, vocabulary, vocabulary + 1, 30])
    p = rng.choice(["1", "1", "0.5", "0.9", "0.999", "0.01", f"{rng.random():.3f}"])
    p = p.rstrip("0") if "." in p and p.strip("0.") else p
    temperature = rng.choice([1, 1, 0, 0.5, 2, 0.01, 1000, "1e-6", 1000000, 0.7])
    if rng.random() < 0.04:
        k = rng.choice([-1, 10**18])
    if rng.random() < 0.04:
        p = rng.choice(["0", "1.5", "nan", "-0.5", "1e-300"])
    if rng.random() < 0.04:
        temperature = rng.choice(["nan", "inf", "-1"])
    shape, count = [batch, vocabulary], batch
    if rng.random() < 0.04:  # another size somewhere, or another rank
        shape = rng.choice([[batch, 0], [vocabulary], [batch, vocabulary, 1], [batch + 1, 2]])
    if rng.random() < 0.02:
        count += 1
    return [
        f"call {k} {p} {temperature}",
        f"logits {random_logits(rng, shape)}",
        f"u {random_draws(rng, count)}",
        *random_puts(rng, shape),
    ]


def random_logits(rng, shape):
    dtype = rng.choice(FLOATS) if rng.random() < 0.98 else rng.choice(["int64", "bool"])
    head = f"{dtype} {len(shape)} {' '.join(map(str, shape))}"
    if 0 in shape:
        return f"{head} plain fill 0"
    layout = rng.choice([*LAYOUTS, "spread", *(["permuted"] if len(shape) > 1 else [])])
    seed, bound = rng.randrange(2**32), rng.choice([1, 2, 3, 9])
    if dtype not in FLOATS:
        return f"{head} {layout} whole {seed} 0 1"
    offset = rng.choice([0, 0, 0, 1000, -1000])
    recipe = rng.choice(["uniform", "whole", "whole"])
    return f"{head} {layout} {recipe} {seed} {offset - bound} {offset + bound}"


def random_draws(rng, count):
    dtype = "float64" if rng.random() < 0.98 else "float32"
    if count == 0:
        return f"{dtype} 1 0 plain fill 0"
    draws = [f"{rng.random():.6f}".rstrip("0") for _ in range(count)]
    draws = [rng.choice(["0", "0.9999999999999999"]) if rng.random() < 0.2 else u for u in draws]
    if rng.random() < 0.03:
        draws[rng.randrange(count)] = rng.choice(["1", "-0.5", "nan"])
    return f"{dtype} 1 {count} {rng.choice(LAYOUTS)} values {' '.join(draws)}"


def random_puts(rng, shape):
    if 0 in shape or rng.random() < 0.6:
        return []
    value = "-inf" if rng.random() < 0.9 else rng.choice(["nan", "inf"])
    everywhere = rng.random() < 0.5
    places = [[rng.randrange(size) for size in shape] for _ in range(rng.randrange(1, 6))]
    heads = ["*" if everywhere else place[0] for place in places]
    return [
        f"put logits {' '.join(map(str, [head, *place[1:]]))} {value}"
        for head, place in zip(heads, places)
    ]


# --- checks ----------------------------------------------------------------------------------


def decimals(logits, u, k, p, temperature):
    """The ids from the definition, in 40 digits; None if a margin is not kept."""
    ids = []
    for row, draw in zip(logits.tolist(), u.tolist()):
        order = sorted(range(len(row)), key=lambda token: (-row[token], token))
        if temperature == 0:
            ids.append(order[0])
            continue
        order = [token for token in order[: k or len(row)] if row[token] > float("-inf")]
        scale = decimal.Decimal(temperature)
        top = decimal.Decimal(row[order[0]])
        weight = {token: ((decimal.Decimal(row[token]) - top) / scale).exp() for token in order}
        if p < 1:
            total, mass, kept = sum(weight.values()), decimal.Decimal(0), []
            for token in order:
                if mass < decimal.Decimal(p):
                    kept.append(token)
                mass += weight[token] / total
                if abs(mass - decimal.Decimal(p)) < MARGIN:
                    return None
            order = kept
        total, mass, chosen = sum(weight[token] for token in order), decimal.Decimal(0), None
        *others, last = sorted(order)
        for token in others:
            mass += weight[token] / total
            if abs(mass - decimal.Decimal(draw)) < MARGIN:
                return None
            if chosen is None and mass > decimal.Decimal(draw):
                chosen = token
        ids.append(last if chosen is None else chosen)
    return ids


def check(call, arguments, solutions):
    """None, or what disagrees about a call."""
    expected = generate.answer(call)
    if expected != "ValueError":
        exact = decimals(*arguments)
        if exact is None:
            return "the oracle does not see that a margin is not kept"
        if (" ".join(map(str, exact)) or "empty") != expected:
            return f"oracle {expected}, decimals {exact}"
    for name, solve in solutions:
        got = generate.driver.judge(solve, call)
        if got != expected:
            return f"oracle {expected}, {name} {got}"
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    warnings.simplefilter("ignore")
    decimal.getcontext().prec = 40
    validator = load(PACKAGE / "input_validators" / "validate.py")
    solutions = [(path.name, load(path / "solution.py").sample) for path in SOLUTIONS]
    rng, done, refused, near, broken = random.Random(20260107), 0, 0, 0, 0
    while done < wanted:
        text = "\n".join(["1", *random_call(rng)]) + "\n"
        try:
            validator.check(text.encode())
        except validator.Refused:
            refused += 1
            continue
        call = generate.driver.read_calls(text)[0]
        arguments = generate.driver.make_arguments(call)
        bad = oracle.contract_broken(*arguments)
        if not bad and oracle.doubt(*arguments):
            near += 1
            continue
        disagreement = check(call, arguments, solutions)
        if disagreement:
            print(f"{disagreement}\n{text}", end="")
            return 1
        broken += bad
        done += 1
    names = ", ".join(name for name, _ in solutions)
    print(f"{done} random calls agree: oracle, decimals, {names}")
    print(
        f"({refused} refused by the validator, {near} too near to a boundary,"
        f" {broken} with a broken contract)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
