"""Holds chances, key, statement, sheets, driver and validator against each other.

    /usr/bin/python3 generators/selfcheck.py [number of random sheets, 10000]

The key is computed twice, by claims.py and by recheck.py. Prints the first disagreement, status 1.
"""

import importlib.util
import itertools
import math
import random
import re
import subprocess
import sys
from fractions import Fraction

import chances
import generate
import invalid
import numpy as np
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


# --- chances ---------------------------------------------------------------------------------


def check_chances(rng, rounds=100):
    """Random figures, by chances.py and by recheck.py."""
    for _ in range(rounds):
        check_evidence(rng)
        check_means(rng)
        check_confidence(rng)
        check_draws(rng)
        check_steps(rng)


def near(a, b, tolerance=1e-9):
    return math.isclose(a, b, rel_tol=tolerance)


def check_evidence(rng):
    flags, share = (rng.randint(1, 99), rng.randint(1, 99)), rng.choice([2, 10, 1000])
    results = [rng.random() < 0.5 for _ in range(rng.randint(1, 5))]
    evidence = [flags if flagged else [100 - f for f in flags] for flagged in results]
    exact = chances.posterior(Fraction(1, share), evidence)
    again = recheck.faulty_share(results, share=share, flags=flags)
    need(near(exact, again), f"{results} with flags {flags} of 100: {exact} or {again}")
    runs = [rng.random() < 0.3 for _ in range(rng.randint(0, 12))]
    failed, passed = sum(runs), len(runs) - sum(runs)
    exact = chances.beta_integral(failed + 1, passed) / chances.beta_integral(failed, passed)
    again = recheck.Density(np.ones_like, cells=2**12).runs(runs).mean()
    need(near(exact, again, 1e-5), f"the next run after {runs}: {exact} or {again}")


def check_means(rng):
    groups, each, tenths = rng.randint(1, 9), rng.randint(1, 9), rng.randint(0, 10)
    exact = chances.variance_of_mean(groups, each, Fraction(tenths, 10))
    again = recheck.mean_deviation(recheck.tokens(groups, each), tenths / 10) ** 2
    need(near(exact, again), f"{groups} documents of {each} tokens: {exact} or {again}")
    trials, p = rng.randint(1, 4), rng.randint(1, 9)
    least = rng.randint(0, trials)
    exact = chances.at_least(least, trials, Fraction(p, 10))
    ways = itertools.product(range(10), repeat=trials)
    again = sum(sum(x < p for x in way) >= least for way in ways) / 10**trials
    need(near(exact, again), f"{least} of {trials} with {p} tenths: {exact} or {again}")


def check_confidence(rng):
    groups = []
    for _ in range(rng.randint(1, 6)):
        count = rng.randint(1, 30)
        groups.append((Fraction(rng.randint(51, 99), 100), count, rng.randint(0, count)))
    again = recheck.Predictions.of(*[(float(c), n, right) for c, n, right in groups])
    for bins in (10, 20):
        gap = abs(chances.ece(groups, bins) - Fraction(again.ece(bins)))
        need(gap < 1e-9, f"the ECE of {groups} with {bins} bins")
    need(near(chances.nll(groups), again.nll()), f"the NLL of {groups}")
    confidence, t = rng.uniform(0.51, 0.99), rng.uniform(0.2, 5)
    exact = chances.tempered([confidence, 1 - confidence], t)[0]
    two = recheck.Predictions(np.array([confidence]), np.array([True])).with_temperature(t)
    need(near(exact, two.confidence[0]), f"a confidence of {confidence} with T = {t}")


def check_draws(rng):
    values, count = rng.randint(2, 6), rng.randint(1, 4)
    weights = [rng.randint(1, 9) for _ in range(values)]
    exact = 1 - chances.collision(weights, count)
    again = recheck.all_different(weights, count)
    need(abs(exact - Fraction(again)) < 1e-9, f"{count} of {weights} all different")
    values, count = rng.randint(10**4, 10**9), rng.randint(2, 5000)
    low, high = chances.collision_bounds(count, values)
    again = 1 - recheck.all_different_by_logs(count, values)
    need(low - 1e-9 <= again <= high + 1e-9, f"{count} of {values}: {again}, not {low} to {high}")
    values = rng.randint(10, 5000)
    exact, again = chances.draws_for_all(values), recheck.mean_draws_for_all(values)
    need(near(exact, again, 1e-4), f"all of {values} in {exact} or {again} draws")
    values, draws = rng.randint(2, 5), rng.randint(1, 5)
    ways = list(itertools.product(range(values), repeat=draws))
    missing = Fraction(sum(values - len(set(way)) for way in ways), len(ways) * values)
    need(near(chances.not_drawn(values, draws), missing), f"{draws} draws of {values}")


def check_steps(rng):
    rate, batch = Fraction(rng.randint(1, 300), 100), rng.randint(1, 1000)
    exact, again = chances.noise_level(rate, batch), recheck.walk_variance(float(rate), batch)
    infinite = rate >= 2 and again > 1e3 * 4 / batch
    need(infinite or near(exact, again), f"the noise level of {rate}, {batch}: {exact} or {again}")
    if rate < 1:
        exact, again = chances.way(rate, batch), recheck.walk_mean(float(rate), batch)
        need(exact == again, f"the way of {rate}, {batch}: {exact} or {again}")
    gradients = [Fraction(rng.randint(1, 50), rng.choice([-10, 7])) for _ in range(6)]
    exact = chances.adam(gradients)
    again = list(recheck.adam(np.array([[float(g)] for g in gradients])))
    need(np.allclose(exact, np.ravel(again)), f"Adam's steps for {gradients}")


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
        check_chances(rng)
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
