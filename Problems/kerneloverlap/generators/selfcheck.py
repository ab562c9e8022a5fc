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
INSTANTS = [-(2**63), 2**63 - 1, 2**53, 2**53 + 1, -(2**31), 2**32]


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_items(rng):
    """Spans and runs of one call, biased to ties."""
    instants = list(range(-rng.choice([1, 2, 5, 40]), rng.choice([1, 2, 5, 40])))
    if rng.random() < 0.1:
        instants += INSTANTS
    refused = 0.1 * (rng.random() < 0.1)  # the share of spans that may be broken
    items = []
    for _ in range(rng.choice([0, 1, 2, 3, 5, 8, 13, 60])):
        start, end = rng.choice(instants), rng.choice(instants)
        if end < start and rng.random() >= refused:
            start, end = end, start
        items.append((start, end))
    if rng.random() < 0.2 and len(items) < 60:
        steps = rng.randint(-2, 2), rng.randint(-2, 2)
        items.append(writing.run(rng.randint(2, 9), -20, rng.randint(-18, 9), *steps))
    return items


def random_call(rng):
    kinds = ["list", "tuple"]
    return writing.call(*random_items(rng), outer=rng.choice(kinds), inner=rng.choice(kinds))


# --- solutions -------------------------------------------------------------------------------


def python_program(solution):
    driver = load(PACKAGE / "include" / "python3" / "main.py")
    solve = load(solution).max_overlapping_kernels

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
    lines = [str(len(calls))] + [line for lines, _ in calls for line in lines]
    text = ("\n".join(lines) + "\n").encode()
    validator.check(text)
    expected = [oracle.answer(spans) for _, spans in calls]
    for name, program in solutions:
        for call, want, have in zip(calls, expected, program(text), strict=True):
            if want != have:
                return f"oracle {want}, {name} {have}\n" + "\n".join(call[0])
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    validator = load(PACKAGE / "input_validators" / "validate.py")
    rng, refused = random.Random(20260101), 0
    with tempfile.TemporaryDirectory(prefix="selfcheck-") as folder:
        solutions = list(programs(folder))
        for done in range(0, wanted, BATCH):
            calls = [random_call(rng) for _ in range(min(BATCH, wanted - done))]
            disagreement = check(calls, solutions, validator)
            if disagreement:
                print(disagreement)
                return 1
            refused += sum(oracle.answer(spans) == oracle.FAILED for _, spans in calls)
    names = ", ".join(name for name, _ in solutions)
    print(f"{wanted} calls, {refused} of them refused: the oracle agrees with {names}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
