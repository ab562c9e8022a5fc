"""Writes data/: the same bytes on every run.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does
"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import cases
import invalid
import oracle

PACKAGE = Path(__file__).resolve().parent.parent


def load_driver():
    spec = importlib.util.spec_from_file_location("driver", PACKAGE / "include" / "python3" / "main.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    return driver


driver = load_driver()


def answer_of(line):
    case = dict(word.split("=", 1) for word in line.split())
    if case.get("place") == "gpu":
        return "gpu\n"
    logits, targets = driver.make(case, int(case["seed"]))
    rows = oracle.answer(
        logits.tolist(), targets.tolist(), int(case["ignore_index"]), float(case["label_smoothing"])
    )
    return "".join(" ".join(f"{value:.9g}" for value in row) + "\n" for row in rows)


def files():
    """Every generated file: path below the package -> bytes."""
    made = {}
    for name, rule, line, tolerance in cases.CASES:
        about = f"description: {json.dumps(rule)}\n"
        if tolerance is not None:
            arguments = ["float_relative_tolerance", f"{tolerance:g}", "float_absolute_tolerance", f"{tolerance / 100:g}"]
            about += f"output_validator_args: {json.dumps(arguments)}\n"
        made[f"data/{name}.in"] = line + "\n"
        made[f"data/{name}.ans"] = answer_of(line)
        made[f"data/{name}.yaml"] = about
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
