"""Holds oracle, validator and solutions (under their drivers) against each other on random calls.

    /usr/bin/python3 generators/selfcheck.py [number of calls, 10000]

Every accepted and brute-force solution takes part: Python ones in this process, C++ ones as
programs built with g++. Prints the first disagreement, status 1.
"""

import importlib.util
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import generate
import oracle
import writing

PACKAGE = generate.PACKAGE
BATCH = 50  # calls of one input
BEYOND = [-(10**18), -(2**32), 2**31, 2**32, 10**18]


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_durations(rng):
    """Durations and runs of one call, many of them 0, few of them negative."""
    scale, longest = rng.choice([1, 1, 1, 10**9, 10**11]), rng.choice([1, 2, 5, 9])
    count = rng.choice([0, 1, 2, 3, 4, 5, 6, 7, 20])
    items = [scale * rng.choice([0, rng.randint(0, longest)]) for _ in range(count)]
    if rng.random() < 0.2:
        items.insert(rng.randint(0, count), writing.run(rng.randint(2, 4), 9, rng.randint(-1, 3)))
    if rng.random() < 0.04:
        items.insert(rng.randint(0, len(items)), -rng.randint(1, 9) * scale)
    return items


def random_pairs(rng, kernels):
    """Pairs and runs of one call: mostly without a circle, some twice, few of no kernel."""
    order, items = list(range(kernels)), []
    rng.shuffle(order)
    circles = rng.random() < 0.3
    for _ in range(rng.choice([0, 1, 2, 4, 7, 12]) if kernels else 0):
        a, b = rng.randrange(kernels), rng.randrange(kernels)
        if not circles and a == b:
            continue
        items.append((order[a], order[b]) if circles else (order[min(a, b)], order[max(a, b)]))
    items += [pair for pair in items if rng.random() < 0.1]
    if rng.random() < 0.1 and kernels > 3:
        step = rng.choice([-1, 1])
        first = 0 if step > 0 else kernels - 1
        items.append(writing.chain(rng.randint(3, kernels), first, step))
    if rng.random() < 0.06:
        far = rng.choice([-kernels - 1, -kernels, -1, kernels, kernels + 1, *BEYOND])
        pair = [far, rng.randint(0, max(0, kernels - 1))]
        rng.shuffle(pair)
        items.insert(rng.randint(0, len(items)), tuple(pair))
    return items


def random_call(rng):
    durations = random_durations(rng)
    kernels = len(writing.call(durations)[1])
    kinds = ["list", "tuple"]
    pairs = random_pairs(rng, kernels)
    return writing.call(durations, pairs, outer=rng.choice(kinds), inner=rng.choice(kinds))


# --- solutions -------------------------------------------------------------------------------


def python_program(solution):
    driver = load(PACKAGE / "include" / "python3" / "main.py")
    solve = load(solution).critical_path

    def program(text):
        return [driver.judge(solve, *call) for call in driver.read_calls(text.splitlines())]

    return program


def cpp_program(solution, folder):
    binary = Path(folder) / solution.parent.name
    sources = [solution, solution.with_name("main.cpp")]
    subprocess.run(["g++", "-std=gnu++20", "-O2", "-o", binary, *sources], check=True)

    def program(text):
        done = subprocess.run([binary], input=text, stdout=subprocess.PIPE, check=True)
        return done.stdout.decode().splitlines()

    return program


def programs(folder):
    for solution in sorted(PACKAGE.glob("submissions/*/*/solution.[cp]*")):
        if solution.parts[-3] in ("accepted", "brute_force"):
            is_python = solution.suffix == ".py"
            made = python_program(solution) if is_python else cpp_program(solution, folder)
            yield solution.parent.name, made


# --- checks ----------------------------------------------------------------------------------


def check(calls, solutions, validator):
    """None, or what disagrees about an input."""
    lines = [str(len(calls))] + [line for lines, *_ in calls for line in lines]
    text = ("\n".join(lines) + "\n").encode()
    validator.check(text)
    expected = [oracle.answer(*arguments) for _, *arguments in calls]
    for name, program in solutions:
        for call, want, have in zip(calls, expected, program(text), strict=True):
            if want != have:
                return f"oracle {want}, {name} {have}\n" + "\n".join(call[0])
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    validator = load(PACKAGE / "input_validators" / "validate.py")
    rng, refused, circles = random.Random(20260101), 0, 0
    with tempfile.TemporaryDirectory(prefix="selfcheck-") as folder:
        solutions = list(programs(folder))
        for done in range(0, wanted, BATCH):
            calls = [random_call(rng) for _ in range(min(BATCH, wanted - done))]
            disagreement = check(calls, solutions, validator)
            if disagreement:
                print(disagreement)
                return 1
            answers = [oracle.answer(*arguments) for _, *arguments in calls]
            refused += answers.count(oracle.FAILED)
            circles += answers.count("-1")
    names = ", ".join(name for name, _ in solutions)
    told = f"{refused} of them refused, {circles} with a circle"
    print(f"{wanted} calls, {told}: the oracle agrees with {names}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
