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


def random_operation(rng, names, pages):
    kind = rng.choice(["touch"] * 5 + ["pin", "pin", "unpin", "unpin", "free"])
    if kind == "touch":
        return writing.touch(rng.choice(names), rng.choice(pages))
    return kind, rng.choice(names)


def random_items(rng, capacity):
    """Operations on few sequences, some of them in rounds, few of them to be refused."""
    names = rng.choice([range(1, 4), range(1, 7), [0, -1, 1, 2**32, 10**18, -(10**18)]])
    pages = rng.sample(range(1, max(capacity, 1) + 2), min(3, max(capacity, 1)))
    items = [random_operation(rng, names, pages) for _ in range(rng.choice([0, 1, 5, 12, 25, 40]))]
    if rng.random() < 0.2:
        rows = [random_operation(rng, range(4), range(3, 5)) for _ in range(rng.randint(1, 3))]
        steps = [[rng.randint(-1, 1) for _ in row[1:]] for row in rows]
        made = [(row, *step) for row, step in zip(rows, steps)]
        items.insert(rng.randint(0, len(items)), writing.rounds(rng.randint(2, 3), *made))
    if rng.random() < 0.04:
        items.insert(rng.randint(0, len(items)), writing.touch(1, -rng.randint(0, 2)))
    return items


def random_call(rng):
    capacity = rng.choice([0, 1, 2, 3, 5, 8, 12, 20, 20, 10**9])
    if rng.random() < 0.02:
        capacity = -rng.choice([1, 10**9])
    containers = {"outer": rng.choice(["list", "tuple"]), "inner": rng.choice(["list", "tuple"])}
    return writing.call(capacity, *random_items(rng, capacity), **containers)


# --- solutions -------------------------------------------------------------------------------


def python_program(solution):
    driver = load(PACKAGE / "include" / "python3" / "main.py")
    solve = load(solution).replay

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
