"""Writes data/: the same bytes on every run.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does
"""

import importlib.util
import json
import shutil
import sys
from fractions import Fraction
from pathlib import Path

import cases
import invalid
import numpy as np

PACKAGE = Path(__file__).resolve().parent.parent
# One unit in the last place of float16: 2**-10 of the number, 2**-24 where it is subnormal.
TOLERANCE = ["float_relative_tolerance", "9.77e-4", "float_absolute_tolerance", "6e-8"]


def load_driver():
    spec = importlib.util.spec_from_file_location("driver", PACKAGE / "include/python3/main.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    return driver


driver = load_driver()


def answer(line):
    """The right output: integers for the sums, float64 from there on, one rounding to float16."""
    case = driver.read(line)
    if case.get("place") == "gpu":
        return "gpu\n"
    a, b, scale_a, scale_b, bias = driver.make(case)
    product = a.astype(np.int64) @ b.astype(np.int64)
    value = product * scale_a.astype(np.float64)[:, None] * scale_b.astype(np.float64) + bias
    for i, j in [(0, 0), (a.shape[0] - 1, b.shape[1] - 1)]:  # two of them without any rounding
        total = sum(int(x) * int(y) for x, y in zip(a[i], b[:, j]))
        exact = total * Fraction(float(scale_a[i])) * Fraction(float(scale_b[j])) + Fraction(float(bias[j]))
        assert abs(Fraction(value[i, j]) - exact) <= Fraction(2) ** -46 * (abs(exact) + abs(Fraction(float(bias[j]))))
    with np.errstate(over="ignore"):
        rounded = value.astype(np.float16)
    return "".join(" ".join("%.9g" % float(x) for x in row) + "\n" for row in rounded)


def files():
    """Every generated file: path below the package -> bytes."""
    made = {}
    for name, line, rule in cases.CASES:
        made[f"data/{name}.in"] = line + "\n"
        made[f"data/{name}.ans"] = answer(line)
        config = f"description: {json.dumps(rule)}\n"
        if "place=gpu" not in line:
            config += f"output_validator_args: [{', '.join(TOLERANCE)}]\n"
        made[f"data/{name}.yaml"] = config
    for name, text in invalid.INVALID.items():
        made[f"data/invalid_input/{name}.in"] = text
    return {path: text.encode() for path, text in made.items()}


def main():
    made = files()
    present = {str(path.relative_to(PACKAGE)) for path in (PACKAGE / "data").rglob("*.*")}
    stale = sorted(present - set(made))
    if "--check" in sys.argv[1:]:
        wrong = [
            path
            for path, content in made.items()
            if not (PACKAGE / path).is_file() or (PACKAGE / path).read_bytes() != content
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
