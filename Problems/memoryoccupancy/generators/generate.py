"""Writes data/ and submissions/, sheets and copies of the driver: the same bytes on every run.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does

Before that it computes what every option claims, and fails where the key says otherwise.
"""

import json
import shutil
import sys
from pathlib import Path

import claims
import invalid
import sheets
from questions import LETTERS, QUESTIONS, key

PACKAGE = Path(__file__).resolve().parent.parent


def check_key():
    """Every option of every question holds just where the key has its letter."""
    for name, letters in key().items():
        computed = claims.CLAIMS[name]()
        assert list(computed) == list(LETTERS), f"{name} has the options {list(computed)}"
        for letter, holds in computed.items():
            assert type(holds) is bool, f"{name} {letter}: {holds!r} is no answer"
            assert holds == (letter in letters), f"{name} {letter}: the key is wrong, {holds}"


def files():
    """Every generated file: path below the package -> bytes."""
    made = {}
    for name, (topic, answer) in QUESTIONS.items():
        path = f"data/{'sample' if name == 'q00' else 'secret'}/{name[1:]}"
        made[f"{path}.in"] = f"{name}\n"
        made[f"{path}.ans"] = f"{answer}\n"
        made[f"{path}.yaml"] = f"description: {json.dumps(f'{name}, {topic}')}\n"
    for name, text in invalid.INVALID.items():
        made[f"data/invalid_input/{name}.in"] = text
    made = {path: text.encode() for path, text in made.items()}
    for folder, sheet in sheets.SHEETS.items():
        made[f"submissions/{folder}/answers.txt"] = sheet.encode()
        for source in sorted((PACKAGE / "include" / "python3").glob("*.py")):
            made[f"submissions/{folder}/{source.name}"] = source.read_bytes()
    return made


def main():
    check_key()
    sheets.check()
    made = files()
    folders = (PACKAGE / "data", PACKAGE / "submissions")
    present = {str(path.relative_to(PACKAGE)) for top in folders for path in top.rglob("*.*")}
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
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    for path, content in made.items():
        target = PACKAGE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    main()
