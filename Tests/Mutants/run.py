#!/usr/bin/python3
"""Mutation check: every mutant of a problem's reference must get a verdict other than AC from the judge.

    Tests/Mutants/run.py [BIN] [PROBLEM...]     BIN: the folder of the built programs (.build/release)

A mutant is the reference with one piece of text replaced (PROBLEM/mutants.py lists them). Each is judged by
`judge run`, one for each core at a time. The reference itself must be accepted. Exit status 1 if anything survives.
"""

import argparse
import collections
import concurrent.futures
import importlib.util
import itertools
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import textwrap

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FEWEST = 12  # mutants of each problem
FAILURES = {"WA", "RTE", "TLE", "MLE", "OLE", "SV"}  # a mutant that does not compile (CE) probes nothing


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("bin", nargs="?", default=ROOT / ".build/release", type=pathlib.Path)
    options.add_argument("problems", nargs="*", help="default: all that have mutants")
    options = options.parse_args()
    judge = options.bin.resolve() / "judge"
    present = sorted(path.parent.name for path in HERE.glob("*/mutants.py"))
    faults = sum(check(judge, problem) for problem in options.problems or present)
    print(f"{faults} faults" if faults else "every mutant judged was killed, every reference accepted")
    return 1 if faults else 0


def check(judge, problem):
    """Judges the reference and all mutants of a problem; gives the number of faults."""
    plan = load(HERE / problem / "mutants.py")
    missing = [name for name in getattr(plan, "NEEDS", []) if not importlib.util.find_spec(name)]
    if missing:
        print(f"{problem}: skipped, Python has no {' '.join(missing)} here (make torch installs it)\n")
        return 0
    source = (ROOT / "Problems" / problem / plan.REFERENCE / "solution.py").read_text()
    stale = [name for name, old, new in plan.MUTANTS if source.count(old) != 1 or old == new]
    programs = {"reference": source}
    programs |= {name: source.replace(old, new) for name, old, new in plan.MUTANTS if name not in stale}
    results = judge_all(judge, problem, programs)
    faults = [f"mutant {name}: its text does not occur just once in the reference" for name in stale]
    if results.pop("reference")["verdict"] != "AC":
        faults.append("the reference is not accepted")
    if len(results) < FEWEST:
        faults.append(f"{len(results)} mutants, at least {FEWEST} are wanted")
    survivors = [name for name, result in results.items() if result["verdict"] not in FAILURES]
    faults += [f"survivor {name}: {results[name]['verdict']}" for name in survivors]
    killed = {name: result for name, result in results.items() if name not in survivors}
    print_table(problem, len(plan.MUTANTS), killed, faults)
    return len(faults)


def load(path):
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_mutants", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge_all(judge, problem, programs):
    """What `judge run` says of each program, by name; tells of the progress."""
    cores = queue.SimpleQueue()
    for core in os.sched_getaffinity(0):
        cores.put(core)
    results = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        # A thread's affinity is its children's: two runs never share a core.
        pool = concurrent.futures.ThreadPoolExecutor(
            cores.qsize(), initializer=lambda: os.sched_setaffinity(0, {cores.get()}))
        try:
            waiting = {
                pool.submit(judge_one, judge, problem, pathlib.Path(folder) / f"{name}.py", source): name
                for name, source in programs.items()
            }
            for count, future in zip(itertools.count(1), concurrent.futures.as_completed(waiting)):
                name = waiting[future]
                results[name] = future.result()
                tell(f"{problem} {count}/{len(waiting)} {name}: {results[name]['verdict']}")
        finally:
            pool.shutdown(cancel_futures=True)
    if sys.stdout.isatty():
        tell("")
    return {name: results[name] for name in programs}


def judge_one(judge, problem, path, source):
    path.write_text(source)
    run = subprocess.run(
        [judge, "run", "--config", ROOT / "judge.conf", "--json", "-p", ROOT / "Problems" / problem, path],
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    try:
        return json.loads(run.stdout)
    except ValueError:
        sys.exit(f"judge run failed with status {run.returncode}: {run.stderr.strip()}")


def tell(line):
    """A line that the next one replaces, on a terminal; else a plain one."""
    if sys.stdout.isatty():
        print(f"\r\033[K{line[:79]}", end="", flush=True)
    else:
        print(line, flush=True)


def print_table(problem, count, killed, faults):
    """How many mutants were killed, and by which tests."""
    print(f"\n{problem}: {len(killed)} of {count} mutants killed")
    by_test = collections.defaultdict(list)
    for name, result in killed.items():
        by_test[result["tests"][-1]["name"]].append(f"{name} ({result['verdict']})")
    for test, names in sorted(by_test.items()):
        print(f"  {test}: {len(names)}")
        print(textwrap.fill(", ".join(names), 80, initial_indent="      ", subsequent_indent="      "))
    for fault in faults:
        print(f"  FAULT: {fault}")
    print()


if __name__ == "__main__":
    sys.exit(main())
