"""Writes data/ and the drivers' copies: the same bytes on every run and every version of NumPy.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does
"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import cases_forms  # noqa: F401, adds to writing.CASES as cases_values does
import cases_values  # noqa: F401
import invalid
import numpy as np
import oracle
import writing

PACKAGE = Path(__file__).resolve().parent.parent
DRIVER = PACKAGE / "include" / "python3"
RELATIVE, ABSOLUTE = 1e-6, 1e-12
CANCELLED = 1e-6  # no sum may be less than this share of its greatest term, unless all are 0


class Cancels(Exception):
    """An input that the statement says there is none of."""


def load_driver():
    spec = importlib.util.spec_from_file_location("driver", DRIVER / "main.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    return driver


driver = load_driver()


def answers(text, take=oracle.step):
    """The lines of the .ans file."""
    lines = []
    for run in driver.read_runs(text):
        state, scale = driver.make_state(run), None
        decayed = [param["decayed"] for param in run["params"]]
        for step in run["steps"]:
            scale = scale if step["scale"] is None else step["scale"]
            grads, _ = driver.make_grads(step, len(decayed))
            result = take(state, grads, scale, {**step["cfg"], "decayed": decayed})
            if result is None:
                lines.append(driver.FAILED)
                continue
            if result[0] is not state and cancels(grads):
                raise Cancels(text[:500])
            state, scale = result
            lines.append(driver.show(state, scale))
    return lines


def cancels(grads):
    """Whether the micro-gradients of an element cancel, so that its mean is mostly rounding."""
    for column in zip(*grads):
        column = [entry.astype(np.float64) for entry in column if entry is not None]
        if column:
            total, greatest = sum(column), np.max(np.abs(column), axis=0)
            if (np.abs(total) < CANCELLED * greatest).any():
                return True
    return False


def render(rule, lines):
    """The three files of a case: (suffix, text)."""
    count = sum(line.startswith("run ") for line in lines)
    text = "\n".join([str(count), *lines]) + "\n"
    tolerance = ["float_relative_tolerance", f"{RELATIVE:g}"]
    tolerance += ["float_absolute_tolerance", f"{ABSOLUTE:g}"]
    config = {"description": rule, "output_validator_args": tolerance}
    return [
        (".in", text),
        (".ans", "\n".join(answers(text)) + "\n"),
        (".yaml", "".join(f"{key}: {json.dumps(value)}\n" for key, value in config.items())),
    ]


def files():
    """Every generated file: path below the package -> bytes."""
    made = {}
    for name, rule, lines in writing.CASES:
        for suffix, text in render(rule, lines):
            made[f"data/{name}{suffix}"] = text.encode()
    for name, text in invalid.INVALID.items():
        made[f"data/invalid_input/{name}.in"] = text.encode()
    for solution in sorted(PACKAGE.glob("submissions/*/*/solution.py")):
        for source in sorted(DRIVER.glob("*.py")):
            folder = solution.parent.relative_to(PACKAGE)
            made[f"{folder}/{source.name}"] = source.read_bytes()
    return made


def main():
    made = files()
    present = {str(path.relative_to(PACKAGE)) for path in (PACKAGE / "data").rglob("*.*")}
    stale = sorted(path for path in present if path not in made)
    if "--check" in sys.argv[1:]:
        wrong = [path for path in made if not (PACKAGE / path).is_file()]
        wrong += [
            path
            for path in made
            if path not in wrong and (PACKAGE / path).read_bytes() != made[path]
        ]
        for path in sorted(wrong) + stale:
            print(f"{path} is not what the generator makes: run generators/generate.py")
        sys.exit(1 if wrong or stale else 0)
    for folder in ("sample", "secret", "invalid_input"):
        shutil.rmtree(PACKAGE / "data" / folder, ignore_errors=True)
    for path, content in made.items():
        target = PACKAGE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    main()
