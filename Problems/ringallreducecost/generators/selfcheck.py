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


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_call(rng):
    """A small ring, the links of many of which are equal; few calls are refused."""
    ranks = rng.choice([0, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8])
    scale = rng.choice([1, 1, 1, 10**6, 10**8])
    speeds = rng.sample([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40, 60, 120], rng.randint(1, 5))
    bandwidths = [scale * rng.choice(speeds) for _ in range(ranks)]
    nbytes = rng.choice([rng.randint(0, ranks + 1), rng.randint(0, 60), rng.randint(0, 9_999)])
    if rng.random() < 0.03:
        nbytes = -rng.choice([1, 2, 10**9])
    if rng.random() < 0.03:
        bandwidths.insert(rng.randint(0, ranks), rng.choice([0, -1, -scale]))
    return writing.call(nbytes, *bandwidths, container=rng.choice(["list", "tuple"]))


# --- solutions -------------------------------------------------------------------------------


def python_program(solution):
    driver = load(PACKAGE / "include" / "python3" / "main.py")
    solve = load(solution).allreduce_time

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
    text = writing.text(calls).encode()
    validator.check(text)
    expected = [oracle.answer(*arguments) for _, *arguments in calls]
    for name, program in solutions:
        for call, want, have in zip(calls, expected, program(text), strict=True):
            if want != have:
                return f"oracle {want}, {name} {have}\n{call[0]}"
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
            refused += sum(oracle.answer(*arguments) == oracle.FAILED for _, *arguments in calls)
    names = ", ".join(name for name, _ in solutions)
    print(f"{wanted} calls, {refused} of them refused: the oracle agrees with {names}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
