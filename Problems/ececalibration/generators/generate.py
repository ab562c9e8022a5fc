"""Writes data/ and the drivers' copies: the same bytes on every run and every version of NumPy.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does
"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import cases_ece  # noqa: F401, adds to writing.CASES as the other two do
import cases_forms  # noqa: F401
import cases_temperature  # noqa: F401
import invalid
import oracle
import writing

PACKAGE = Path(__file__).resolve().parent.parent
DRIVER = PACKAGE / "include" / "python3"
ERROR = ["float_absolute_tolerance", "1e-9"]
TEMPERATURE = ["float_relative_tolerance", "1e-4"]


def load_driver():
    spec = importlib.util.spec_from_file_location("driver", DRIVER / "main.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    return driver


driver = load_driver()


def answer(call):
    """The line of the .ans file for one call."""
    arguments = driver.make_arguments(call)
    if oracle.broken(*arguments):
        return driver.FAILED
    reason = doubt(call, arguments)
    if reason:
        raise SystemExit(f"rounding might decide a call: {reason}")
    solve = oracle.fit_temperature if call["m"] is None else oracle.ece
    return driver.show(solve(*arguments))


def doubt(call, arguments):
    """None, or why a well-formed call is left out."""
    if call["m"] is None:
        return oracle.doubt_of_fit(*arguments)
    return oracle.doubt_of_ece(arguments[0], call["m"], call["rows"]["recipe"] == "shares")


def render(name, rule, lines, count):
    """The three files of a case: (suffix, text)."""
    text = "\n".join([str(count), *lines]) + "\n"
    calls = driver.read_calls(text)
    try:
        answers = [answer(call) for call in calls]
    except SystemExit as reason:
        raise SystemExit(f"{name}: {reason}") from None
    kinds = {call["m"] is None for call, line in zip(calls, answers) if line != driver.FAILED}
    assert len(kinds) < 2, f"{name}: one tolerance cannot do for both functions"
    config = {
        "description": rule,
        "output_validator_args": TEMPERATURE if kinds == {True} else ERROR,
    }
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
