"""Holds models, key, statement, sheets, driver and validator against each other.

    /usr/bin/python3 generators/selfcheck.py [number of random sheets, 10000]

The key is computed twice, by claims.py and by recheck.py. Prints the first disagreement, status 1.
"""

import importlib.util
import random
import re
import subprocess
import sys

import generate
import invalid
import models
import recheck
from questions import LETTERS, QUESTIONS, key

PACKAGE = generate.PACKAGE


class Disagreement(Exception):
    """Two that must say the same do not."""


def need(condition, what):
    if not condition:
        raise Disagreement(what)


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- models ----------------------------------------------------------------------------------


def check_models(rng, rounds=1000):
    """The machine with random figures, by models.py and by recheck.py."""
    for _ in range(rounds):
        check_memory(rng)
        check_banks(rng)
        check_blocks(rng)
        check_waves(rng)


def check_memory(rng):
    size, stride = rng.choice([2, 4, 8, 16]), rng.choice([1, 1, 2, 3, 5, 8, 24])
    start = rng.randint(0, 20)
    addresses = [(start + stride * t) * size for t in range(32)]
    if rng.random() < 0.5:
        addresses = [rng.randint(0, 100) * size for _ in range(32)]
    memory = recheck.Memory()
    memory.touch([addresses], size)
    count = models.sectors(addresses, size)
    need(32 * count == memory.moved, f"{count} sectors for {size} bytes at {addresses}")


def check_banks(rng):
    words, stride = rng.choice([1, 2]), rng.choice([0, 1, 2, 3, 16, 32, 33, 36])
    places = [words * (stride * t + rng.choice([0, 0, 1])) for t in range(32)]
    if rng.random() < 0.5:
        places = [words * rng.randint(0, 200) for _ in range(32)]
    idle = rng.choice([0, 0.3, 0.9])
    places = [None if rng.random() < idle else place for place in places]
    found, again = models.passes(places, words), recheck.served(places, words)
    need(found == again, f"{found} or {again} passes for {words} words at {places}")


def check_blocks(rng):
    threads, registers = rng.randint(1, 1024), rng.randint(1, 255)
    shared = rng.choice([0, rng.randint(0, 110_000)])
    found, again = (count(threads, registers, shared) for count in (models.warps, recheck.fill))
    given = f"blocks of {threads} threads, {registers} registers and {shared} bytes"
    need(found == again, f"{found} or {again} warps in {given}")


def check_waves(rng):
    count, time, sms = rng.randint(1, 500), rng.randint(1, 9), rng.randint(1, 99)
    found = models.waves(count, time, sms)
    need(found == recheck.run([time] * count, sms), f"{count} blocks of {time} on {sms} SMs")


# --- key and statement -----------------------------------------------------------------------


def check_key():
    generate.check_key()
    again = recheck.key()
    need(again == key(), f"the second computation has the key {again}")


def check_statement():
    text = (PACKAGE / "statement" / "problem.en.md").read_text()
    parts = re.split(r"^## (q\d\d)  (.*)\n", text, flags=re.MULTILINE)[1:]
    names, titles, bodies = parts[::3], parts[1::3], parts[2::3]
    need(names == list(QUESTIONS), f"the statement has the questions {names}")
    for name, title, body in zip(names, titles, bodies):
        need(title.lower() == QUESTIONS[name][0].lower(), f"{name} is called {title}")
        options = re.findall(r"^- \*\*(.)\*\*  \S", body, flags=re.MULTILINE)
        need(options == list(LETTERS), f"{name} has the options {options}")
    need(max(map(len, text.splitlines())) <= 80, "a line of the statement is too long")


def check_template(driver):
    path = PACKAGE / "attachments" / "templates" / "python3" / "answers.txt"
    sheet = driver.read_sheet(path.read_bytes())
    blank = {name: key()[name] if name == "q00" else [] for name in QUESTIONS}
    need(sheet == blank, f"the template is {sheet}")


# --- driver and validator --------------------------------------------------------------------


def random_line(rng, name, letters):
    """A line that answers `letters`, in one of the ways that the statement allows."""
    letters = letters + rng.choices(letters, k=rng.randint(0, 2)) if letters else []
    rng.shuffle(letters)
    answer = rng.choice([" ", "  ", "\t"]).join(letters)
    answer = rng.choice([answer, answer.lower()])
    before, after = rng.choice(["", " "]), rng.choice(["", " ", "  # sure: A, B"])
    return f"{before}{rng.choice([name, name.upper()])}{before}:{before}{answer}{after}"


def random_sheet(rng):
    """A sheet's text and what it answers, by question."""
    names = rng.sample(list(QUESTIONS), rng.randint(0, len(QUESTIONS)))
    sheet = {name: [x for x in LETTERS if rng.random() < 0.4] for name in names}
    lines = [random_line(rng, name, letters) for name, letters in sheet.items()]
    for _ in range(rng.randint(0, 3)):
        lines.insert(rng.randint(0, len(lines)), rng.choice(["", "  ", "# q01: A", "#"]))
    text = rng.choice(["\n", "\r\n"]).join(lines) + rng.choice(["", "\n"])
    return text, sheet


def check_driver(driver, rng, count):
    for _ in range(count):
        text, sheet = random_sheet(rng)
        found = driver.read_sheet(text.encode())
        need(found == sheet, f"{text!r} is read as {found}")
        need(not list(driver.remarks(found)), f"{text!r} is remarked on")
    twice = ["q01: A\nq01: A", "q01:\nQ01:"]
    for text in ["q01 A", "A", "q11: A", "q1: A", ": A", "q01: \xff", *twice]:
        try:
            found = driver.read_sheet(text.encode("latin-1"))
        except driver.Unreadable as reason:
            need(re.fullmatch(r"line [12]: .+", str(reason)), f"{text!r} is refused by {reason}")
        else:
            raise Disagreement(f"{text!r} is read as {found}")
    for text in ("q01: A,C", "q01: A, C", "q01: AC", "q01: F"):
        sheet = driver.read_sheet(text.encode())
        need(sheet["q01"] not in (["A"], ["C"], ["A", "C"]), f"{text!r} is read as {sheet}")
        need(list(driver.remarks(sheet)), f"{text!r} is not remarked on")


def check_validator():
    script = PACKAGE / "input_validators" / "validate.py"

    def status(text):
        command = [sys.executable, "-B", script]
        return subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL).returncode

    for name in QUESTIONS:
        need(status(f"{name}\n") == 42, f"the validator refuses {name}")
    for name, text in invalid.INVALID.items():
        need(status(text) == 43, f"the validator takes {name}")


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    driver, rng = load(PACKAGE / "include" / "python3" / "main.py"), random.Random(20260101)
    try:
        check_models(rng)
        check_key()
        check_statement()
        check_template(driver)
        check_driver(driver, rng, wanted)
        check_validator()
    except Disagreement as disagreement:
        print(disagreement)
        return 1
    print(f"two computations agree on the key of {len(QUESTIONS)} questions; {wanted} sheets read")
    return 0


if __name__ == "__main__":
    sys.exit(main())
