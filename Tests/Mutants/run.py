"""Mutation check of problem packages: every mutant of a reference must fail some test.

    /usr/bin/python3 Tests/Mutants/run.py [PROBLEM...]

A mutant is the reference with one piece of text replaced (see PROBLEM/mutants.py). Each is run over
the tests of its package, by the default output validator's rules, until one is not accepted. The
reference itself must pass. Needs no judge: plain processes under a CPU limit.
"""

import importlib.util
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = HERE.parent.parent / "Problems"
NUMBER = re.compile(r"[+-]?(\d*\.\d+|\d+\.|\d+)([eE][+-]?\d+)?")


def load(path):
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_mutants", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tests(package):
    """Pairs of an input file and its float tolerance (None: compare as text)."""
    for group in ("sample", "secret"):
        for path in sorted((package / "data" / group).rglob("*.in")):
            config = path.with_suffix(".yaml")
            found = config.exists() and re.search(
                r'"float_tolerance", "([^"]+)"', config.read_text()
            )
            yield path, float(found[1]) if found else None


def agree(answer, output, tolerance):
    want, have = answer.split(), output.split()
    return len(want) == len(have) and all(map(lambda a, s: equal(a, s, tolerance), want, have))


def equal(answer, output, tolerance):
    if tolerance is None or not NUMBER.fullmatch(answer):
        return answer.lower() == output.lower()
    if not NUMBER.fullmatch(output):
        return False
    error = abs(float(output) - float(answer))
    return error <= tolerance or error <= tolerance * abs(float(answer))


def failure(folder, package, seconds):
    """The first test that the program in `folder` fails and how, or None."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))

    for path, tolerance in tests(package):
        with path.open("rb") as stdin:
            run = subprocess.run(
                [sys.executable, "-B", "main.py"],
                cwd=folder,
                stdin=stdin,
                capture_output=True,
                text=True,
                errors="replace",
                preexec_fn=limit,
            )
        name = path.relative_to(package / "data").with_suffix("")
        if run.returncode == -24 or run.returncode == -9:
            return f"{name}: too slow"
        if run.returncode != 0:
            lines = run.stderr.strip().splitlines()
            return f"{name}: {lines[-1] if lines else run.returncode}"
        if not agree(path.with_suffix(".ans").read_text(), run.stdout, tolerance):
            return f"{name}: wrong answer"
    return None


def check(problem):
    """Runs the reference and all mutants of a problem; gives the number of surprises."""
    package = PACKAGES / problem
    plan = load(HERE / problem / "mutants.py")
    missing = [name for name in getattr(plan, "NEEDS", []) if not importlib.util.find_spec(name)]
    if missing:
        print(f"{problem}: skipped, {' '.join(missing)} is not installed")
        return 0
    seconds = round(
        float(re.search(r"time_limit: *([\d.]+)", (package / "problem.yaml").read_text())[1])
    )
    reference = package / plan.REFERENCE
    source = (reference / "solution.py").read_text()
    surprises = 0
    for name, old, new in [("", "", ""), *plan.MUTANTS]:
        if name and (source.count(old) != 1 or old == new):
            print(
                f"{problem}: mutant {name} does not apply: its text occurs {source.count(old)} times"
            )
            surprises += 1
            continue
        with tempfile.TemporaryDirectory(prefix="mutant-") as scratch:
            folder = Path(scratch) / "program"
            shutil.copytree(reference, folder)
            (folder / "solution.py").write_text(source.replace(old, new) if name else source)
            outcome = failure(folder, package, seconds)
        print(f"{problem}: {name or 'reference'}: {outcome or 'accepted'}", flush=True)
        surprises += (outcome is None) == bool(name)
    return surprises


def main():
    present = sorted(path.parent.name for path in HERE.glob("*/mutants.py"))
    surprises = sum(check(problem) for problem in sys.argv[1:] or present)
    print(f"{surprises} surprises" if surprises else "every mutant fails, every reference passes")
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main())
