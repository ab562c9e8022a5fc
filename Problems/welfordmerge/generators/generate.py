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
import oracle
import writing

PACKAGE = Path(__file__).resolve().parent.parent
DRIVER = PACKAGE / "include" / "python3"
TOLERANCE = 1e-9


def load_driver():
    spec = importlib.util.spec_from_file_location("driver", DRIVER / "main.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    return driver


driver = load_driver()


def answers(text):
    """The lines of the .ans file."""
    shards, lines = oracle.Shards(), []
    for step, *more in driver.read_steps(text):
        if step == "chunk":
            lines.append(driver.OK if chunk(shards, more[0]) else driver.FAILED)
        elif step == "merge":
            lines.append(driver.OK if shards.merge(more[0]) else driver.FAILED)
        else:
            lines.append(driver.show(*shards.describe(more[0]), unit=more[1]))
    return lines


def chunk(shards, spec):
    """Gives the oracle the chunks of a `chunk` line; says whether they are taken."""
    turns = range(spec["times"]) if spec["rise"] else [0]
    chunks = [driver.lay_out(driver.make(spec, turn), spec)[0] for turn in turns]
    return all([shards.chunk(one, spec["times"] // len(turns)) for one in chunks])


def render(rule, lines):
    """The three files of a case: (suffix, text)."""
    steps = sum(not line.startswith("put ") for line in lines)
    text = "\n".join([str(steps), *lines]) + "\n"
    config = {
        "description": rule,
        "output_validator_args": ["float_tolerance", f"{TOLERANCE:g}"],
    }
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
