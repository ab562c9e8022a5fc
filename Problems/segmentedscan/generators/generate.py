"""Writes data/: the same bytes on every run and every version of NumPy.

/usr/bin/python3 generators/generate.py            writes
/usr/bin/python3 generators/generate.py --check    says what differs, status 1 if anything does
"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import cases
import oracle

PACKAGE = Path(__file__).resolve().parent.parent


def load_driver():
    spec = importlib.util.spec_from_file_location("driver", PACKAGE / "include" / "python3" / "main.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    return driver


def render(settings):
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items())


def files():
    """Every generated file: path below the package -> text."""
    made, driver = {}, load_driver()
    for name, rule, line in cases.CPU:
        case = dict(word.split("=", 1) for word in line.split())
        settings = {"description": rule}
        if case["dtype"] == "float32":
            settings["output_validator_args"] = ["float_tolerance", "1e-5"]
        made[f"data/{name}.in"] = f"{line}\n"
        made[f"data/{name}.ans"] = oracle.answer(*driver.make(case))
        made[f"data/{name}.yaml"] = render(settings)
    for name, rule, line in cases.GPU:
        words = line.split()
        at = words.index("time=yes") if "time=yes" in words else len(words)
        words.insert(at, "place=gpu")
        made[f"data/secret/gpu-{name}.in"] = " ".join(words) + "\n"
        made[f"data/secret/gpu-{name}.ans"] = "gpu\n"
        made[f"data/secret/gpu-{name}.yaml"] = render({"description": rule})
    for name, text in cases.INVALID.items():
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
