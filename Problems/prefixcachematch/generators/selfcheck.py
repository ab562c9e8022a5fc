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

import oracle
import writing

PACKAGE = Path(__file__).resolve().parent.parent
BATCH = 50  # calls of one input


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_sequence(rng, known, most):
    """Begins as one before it does, more often than not, and may have runs of tokens."""
    length = rng.choice([0, 1, 2, 3, 5, 8, 12])
    begun = rng.choice(known)[: rng.randint(0, length)] if known and rng.random() < 0.8 else []
    made = begun + [rng.randint(0, most) for _ in range(length - len(begun))]
    known.append(made)
    if rng.random() < 0.1:
        return made + [writing.run(rng.randint(0, 6), rng.randint(0, most), rng.randint(-1, 1))]
    return made


def random_sequences(rng, known, most):
    items = [random_sequence(rng, known, most) for _ in range(rng.choice([0, 1, 2, 4, 7]))]
    if rng.random() < 0.15:
        numbers = [(rng.randint(1, 4), *(rng.randint(0, most) for _ in range(3))) for _ in range(4)]
        rows = [[writing.run(*one) for one in numbers[:2]], [writing.run(*numbers[2])], []]
        made = writing.rounds(rng.randint(2, 3), *rows[: rng.randint(1, 3)])
        items.insert(rng.randint(0, len(items)), made)
    return items


def random_call(rng):
    block = rng.choice([1, 1, 2, 2, 3, 4, 5, 7, 10**18])
    if rng.random() < 0.04:
        block = -rng.choice([0, 0, 1, 2, 10**18])
    known, most = [], rng.choice([1, 2, 9, 2**31 - 1])
    cache = random_sequences(rng, known, most)
    queries = random_sequences(rng, known, most)
    containers = {"outer": rng.choice(["list", "tuple"]), "inner": rng.choice(["list", "tuple"])}
    return writing.call(block, cache, queries, **containers)


# --- solutions -------------------------------------------------------------------------------


def python_program(solution):
    driver = load(PACKAGE / "include" / "python3" / "main.py")
    solve = load(solution).match

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


def check(calls, expected, solutions, validator):
    """None, or what disagrees about an input."""
    lines = [str(len(calls))] + [line for lines, *_ in calls for line in lines]
    text = ("\n".join([*lines, "end"]) + "\n").encode()
    validator.check(text)
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
            expected = [oracle.answer(*arguments) for _, *arguments in calls]
            disagreement = check(calls, expected, solutions, validator)
            if disagreement:
                print(disagreement)
                return 1
            refused += expected.count(oracle.FAILED)
    names = ", ".join(name for name, _ in solutions)
    print(f"{wanted} calls, {refused} of them refused: the oracle agrees with {names}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
