"""Writes data/ and the drivers' copies: the same bytes on every run and every version of NumPy.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does
"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import cases_filters  # noqa: F401, adds to writing.CASES as cases_forms does
import cases_forms  # noqa: F401
import invalid
import numpy as np
import oracle
import writing

PACKAGE = Path(__file__).resolve().parent.parent
DRIVER = PACKAGE / "include" / "python3"
TRIES = 200  # draws for each row of `pick`, of which the first that is clear is taken


def load_driver():
    spec = importlib.util.spec_from_file_location("driver", DRIVER / "main.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    return driver


driver = load_driver()


def answer(call):
    """The line of the .ans file for one call."""
    arguments = driver.make_arguments(call)
    if oracle.contract_broken(*arguments):
        return driver.FAILED
    reason = oracle.doubt(*arguments)
    if reason:
        raise SystemExit(f"a call is too near to a boundary: {reason}")
    return " ".join(map(str, oracle.sample(*arguments))) or "empty"


def pick(call, seed):
    """Draws of six digits, one for each row of a call's logits, that are next to no boundary."""
    logits = driver.make(call["logits"])
    noise = driver.noise(seed, len(logits) * TRIES) >> np.uint64(11)
    tries = np.floor(noise.astype(np.float64) * 2.0**-53 * 1e6).reshape(-1, TRIES) / 1e6
    kept = oracle.filtered(logits, call["k"], call["p"], call["temperature"])
    clear = [[one for one in own if not row.near(one)] for row, own in zip(kept, tries.tolist())]
    return [f"{own[0]:.6f}".rstrip("0").rstrip(".") for own in clear]


def with_draws(lines, count):
    """The text of an input, in which values have taken the place of `pick SEED`."""
    wanted = [number for number, line in enumerate(lines) if " pick " in line]
    text = "\n".join([str(count), *lines]) + "\n"
    if wanted:
        calls = driver.read_calls(text)
        places = [number for number, line in enumerate(lines) if line.startswith("u ")]
        for number in wanted:
            head, seed = lines[number].split(" pick ")
            draws = pick(calls[places.index(number)], int(seed))
            lines = [*lines[:number], f"{head} values {' '.join(draws)}", *lines[number + 1 :]]
        text = "\n".join([str(count), *lines]) + "\n"
    return text


def render(name, rule, lines, count):
    """The three files of a case: (suffix, text)."""
    text = with_draws(lines, count)
    try:
        answers = [answer(call) for call in driver.read_calls(text)]
    except SystemExit as reason:
        raise SystemExit(f"{name}: {reason}") from None
    return [
        (".in", text),
        (".ans", "\n".join(answers) + "\n"),
        (".yaml", f"description: {json.dumps(rule)}\n"),
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
