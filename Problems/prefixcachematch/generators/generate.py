"""Writes data/ and the submissions' copies of the drivers: the same bytes on every run.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does
"""

import json
import shutil
import sys
from pathlib import Path

import cases  # noqa: F401, fills writing.CASES
import invalid
import oracle
import writing

PACKAGE = Path(__file__).resolve().parent.parent
DRIVERS = {"solution.py": "python3", "solution.cpp": "cpp"}


def files():
    """Every generated file: path below the package -> bytes."""
    made = {}
    for name, rule, calls in writing.CASES:
        lines = [str(len(calls))] + [line for lines, *_ in calls for line in lines]
        lines.append("end")
        answers = [oracle.answer(*arguments) for _, *arguments in calls]
        made[f"data/{name}.in"] = "\n".join(lines) + "\n"
        made[f"data/{name}.ans"] = "\n".join(answers) + "\n"
        made[f"data/{name}.yaml"] = f"description: {json.dumps(rule)}\n"
    for name, text in invalid.INVALID.items():
        made[f"data/invalid_input/{name}.in"] = text
    made = {path: text.encode() for path, text in made.items()}
    for solution in sorted(PACKAGE.glob("submissions/*/*/solution.[cp]*")):
        for source in sorted((PACKAGE / "include" / DRIVERS[solution.name]).iterdir()):
            if source.is_file():
                folder = solution.parent.relative_to(PACKAGE)
                made[f"{folder}/{source.name}"] = source.read_bytes()
    return made


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
