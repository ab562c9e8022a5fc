"""Holds models, key, statement, sheets, driver and validator against each other.

    /usr/bin/python3 generators/selfcheck.py [number of random sheets, 10000]

The key is computed twice, by claims.py and by recheck.py. Prints the first disagreement, status 1.
"""

import importlib.util
import random
import re
import subprocess
import sys
from fractions import Fraction

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


def check_models(rng, rounds=200):
    """The systems with random figures, by models.py and by recheck.py."""
    for _ in range(rounds):
        check_ring(rng)
        check_loop(rng)
        check_pipeline(rng)
        check_server(rng)


def check_ring(rng):
    gpus, size = rng.randint(2, 12), rng.randint(1, 10**9)
    latency, speed = rng.randint(1, 50), rng.randint(1, 500)
    exact = models.all_reduce(size, gpus, Fraction(latency, 1000), speed * 10**6)
    again = recheck.ring_time(size, gpus, latency / 1000, speed)
    need(abs(exact / Fraction(again) - 1) < 1e-9, f"all-reduce of {size} bytes over {gpus} GPUs")
    halves = recheck.ring(gpus, gather_only=True)[1] * Fraction(size, gpus)
    need(models.sent(size, gpus, 3) == 3 * halves, f"{size} bytes sent over {gpus} GPUs")
    ready = sorted(rng.randint(0, 100) for _ in range(rng.randint(1, 20)))
    each = rng.randint(1, 12)
    end = models.reduced(ready, each)
    need(end == recheck.last_of_chain(ready, each), f"buckets ready at {ready}, {each} each")


def check_loop(rng):
    steps, kernels, kernel = rng.randint(1, 6), rng.randint(1, 9), rng.randint(1, 9)
    prepare, launch, every = rng.randint(0, 20), rng.randint(1, 9), rng.randint(1, 4)
    for graph in (False, True):
        launches = 1 if graph else None
        end = models.train_loop(
            steps, kernels, kernel, prepare, launch, lambda step: step % every == 0, launches
        )
        given = (steps, kernels, kernel, prepare, launch, every, graph)
        again = recheck.walk_loop(*given)
        need(end == again, f"the loop {given} ends at {end} or {again}")


def check_pipeline(rng):
    count, micro_batches = rng.randint(1, 5), rng.randint(1, 9)
    stages = [(rng.randint(1, 5), rng.randint(1, 5)) for _ in range(count)]
    forward, backward = zip(*stages)
    cap = list(range(count, 0, -1))
    given = f"{micro_batches} micro-batches in {stages}"
    found = models.gpipe(stages, micro_batches), [micro_batches] * count
    need(found == recheck.walk_pipeline(forward, backward, micro_batches), f"GPipe, {given}")
    found = models.one_forward_one_backward(stages, micro_batches)
    again = recheck.walk_pipeline(forward, backward, micro_batches, cap)
    need(found == again, f"1F1B, {given}: {found} or {again}")


def check_server(rng):
    every, limit = rng.randint(1, 12), rng.randint(1, 12)
    gather = rng.choice([1, limit])
    count = gather * rng.randint(1, 30)
    times = models.serve(every, count, limit, gather)
    again = recheck.walk_server(every, every * (count - 1) + 1, limit, gather)
    need(times == again, f"{count} requests, one in {every} ms, in batches of {gather} to {limit}")
    need(models.percentile(times) == recheck.p95(again), f"the p95 of {times}")


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
