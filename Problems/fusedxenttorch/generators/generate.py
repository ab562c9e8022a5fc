"""Writes data/ and the drivers' copies: the same bytes on every run and every version of NumPy.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does
"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import numpy as np

import cases  # noqa: F401, adds to writing.CASES
import invalid
import oracle
import writing

PACKAGE = Path(__file__).resolve().parent.parent
DRIVER = PACKAGE / "include" / "python3"
TOLERANCE = {"float16": 1e-4, "bfloat16": 1e-4, "float32": 1e-5, "float64": 1e-10}
HALF_GRADIENT = 1e-2


def load_driver():
    spec = importlib.util.spec_from_file_location("driver", DRIVER / "main.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    return driver


driver = load_driver()


def tolerance(call, logits, targets):
    """The statement's rule: the dtype's own, or 2e-7 of the greatest logit if that is more."""
    dtype, options = call["logits"]["dtype"], call["options"]
    base = TOLERANCE[dtype]
    if dtype == "float64":
        return base
    if "gradient" in options and dtype != "float32":
        base = HALF_GRADIENT
    valid = logits[targets != options.get("ignore_index", -100)]
    magnitudes = np.abs(valid[np.isfinite(valid)].astype(np.float64))
    return max(base, 2e-7 * float(magnitudes.max(initial=0)))


def render(name, rule, lines, count):
    """The three files of a case: (suffix, text)."""
    text = "\n".join([str(count), *lines]) + "\n"
    answers, tolerances = [], set()
    for call in driver.read_calls(text):
        logits, targets = driver.make_inputs(call)
        answer = oracle.answer(call, logits, targets, driver.summary)
        answers.append(answer)
        if answer != "ValueError" and not answer.startswith("inf "):
            tolerances.add(tolerance(call, logits, targets))
    small = {*TOLERANCE.values(), HALF_GRADIENT} & tolerances
    assert len(small) <= 1, f"{name} mixes tolerances"
    args = ["float_tolerance", f"{max(tolerances, default=1e-5):.6g}"]
    config = {"description": rule, "output_validator_args": args}
    return [
        (".in", text),
        (".ans", "\n".join(answers) + "\n"),
        (".yaml", "".join(f"{key}: {json.dumps(value)}\n" for key, value in config.items())),
    ]


def files():
    """Every generated file: path below the package -> bytes."""
    made = {}
    for name, rule, lines, count in writing.CASES:
        for suffix, text in render(name, rule, lines, count):
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
