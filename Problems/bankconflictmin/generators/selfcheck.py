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
BATCH = 50  # lines of one input


def load(path):
    spec = importlib.util.spec_from_file_location(path.parent.name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- random calls ----------------------------------------------------------------------------


def random_line(rng):
    """A warp or a small sweep, most of them of few words in few banks, few of them refused."""
    container = rng.choice(["list", "tuple"])
    far = rng.choice([0, 0, 0, 2**31, 2**32, 2**39])
    if rng.random() < 0.1:
        step, move, widen = (4 * rng.choice([-1, 0, 1, 2, 32, 33]) for _ in range(3))
        size = rng.randint(2, 4), rng.randint(1, 5)
        return writing.sweep(*size, far + 4 * rng.randint(0, 64), step, move, widen, container)
    rows, banks = rng.choice([1, 2, 3, 6]), rng.choice([1, 2, 3, 32])
    lanes = rng.choice([0, 1, 2, 3, 4, 5, 6, 7])
    addresses = [
        far + 128 * rng.randint(0, rows) + 4 * rng.randint(32 - banks, 31) for _ in range(lanes)
    ]
    if rng.random() < 0.05:
        other = rng.choice([-1, -4, -128, 1, 2, 3, 6, 2**33 + 2, -(2**32)])
        addresses.insert(rng.randint(0, lanes), other)
    if rng.random() < 0.03:
        addresses += [rng.choice([0, 128])] * rng.randint(25, 33)
    return writing.warp(*addresses, container=container)


# --- solutions -------------------------------------------------------------------------------


def python_program(solution):
    driver = load(PACKAGE / "include" / "python3" / "main.py")
    solve = load(solution).transactions

    def program(text):
        return [driver.judge(solve, *warp) for warp in driver.read_warps(text.splitlines())]

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


def check(lines, solutions, validator):
    """None, or what disagrees about an input."""
    text = writing.text(lines).encode()
    validator.check(text)
    calls = [addresses for _, warps in lines for addresses in warps]
    expected = [oracle.answer(addresses) for addresses in calls]
    for name, program in solutions:
        for addresses, want, have in zip(calls, expected, program(text), strict=True):
            if want != have:
                return f"oracle {want}, {name} {have}\n{addresses}"
    return None


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    validator = load(PACKAGE / "input_validators" / "validate.py")
    rng, done, refused = random.Random(20260101), 0, 0
    with tempfile.TemporaryDirectory(prefix="selfcheck-") as folder:
        solutions = list(programs(folder))
        while done < wanted:
            lines = [random_line(rng) for _ in range(BATCH)]
            disagreement = check(lines, solutions, validator)
            if disagreement:
                print(disagreement)
                return 1
            results = [oracle.answer(addresses) for _, warps in lines for addresses in warps]
            done += len(results)
            refused += results.count(oracle.FAILED)
    names = ", ".join(name for name, _ in solutions)
    print(f"{done} calls, {refused} of them refused: the oracle agrees with {names}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
