"""`judge verify` of a whole package, beside the computing that it cannot do without."""
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time

from daemon import ROOT
from table import Row, Sample, say

SUBMISSIONS, TESTS = 12, 40
SOURCE = """#include <bits/stdc++.h>
int main() {{
    long a, b, sum = {number};
    std::cin >> a >> b;
    // Enough to do that a run is more than its start.
    for (long i = 0; i < 10000000; i++) sum = (sum * 31 + i) % 1000003;
    std::cout << a + b + (sum < 0) << std::endl;
}}
"""


def verify_rows(bin, rounds):
    say("measuring verify")
    with tempfile.TemporaryDirectory() as folder:
        package = make_package(pathlib.Path(folder) / "benchverify")
        ours, floor = [], []
        for _ in range(max(rounds // 10, 2)):
            ours.append(timed(bin, package))
            floor.append(computing(package) / 2)
    ours, floor = Sample(ours), Sample(floor)
    return [Row(f"judge verify, {SUBMISSIONS} C++ submissions on {TESTS} tests", f"{ours.median:.2f} s",
                f"half of the bare CPU time {floor.median:.2f} s", f"{ours.median / floor.median:.2f}x", "<= 1.3x", ours)]


def make_package(package):
    (package / "data/secret").mkdir(parents=True)
    (package / "statement").mkdir()
    (package / "input_validators").mkdir()
    (package / "submissions/accepted").mkdir(parents=True)
    (package / "statement/problem.en.md").write_text("Add two numbers.\n")
    (package / "input_validators/any.py").write_text("raise SystemExit(42)\n")
    (package / "problem.yaml").write_text(
        "problem_format_version: 2025-09\nname: benchverify\nuuid: 00000000-0000-0000-0000-000000000012\n"
        "limits: {time_limit: 2, memory: 256}\n")
    for number in range(SUBMISSIONS):
        (package / f"submissions/accepted/s{number}.cpp").write_text(SOURCE.format(number=number))
    for i in range(TESTS):
        (package / f"data/secret/{i:02}.in").write_text(f"{i} {i + 1}\n")
        (package / f"data/secret/{i:02}.ans").write_text(f"{2 * i + 1}\n")
    return package


def timed(bin, package):
    """Afresh: nothing is compiled before, and no result is known."""
    with tempfile.TemporaryDirectory() as cache:
        start = time.perf_counter()
        subprocess.run(
            [bin / "judge", "--config", ROOT / "judge.conf", "verify", package], check=True, stdout=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": cache, "HOME": cache})
        return time.perf_counter() - start


def computing(package):
    """CPU seconds of the compiler and of the programs on all tests, without any judge."""
    before = spent()
    folder = pathlib.Path(tempfile.mkdtemp())
    for source in sorted((package / "submissions/accepted").iterdir()):
        subprocess.run(["g++", "-std=gnu++20", "-O2", "-static", "-o", folder / "a", source], check=True)
        for case in sorted((package / "data/secret").glob("*.in")):
            with case.open() as stdin:
                subprocess.run([folder / "a"], stdin=stdin, stdout=subprocess.DEVNULL, check=True)
    shutil.rmtree(folder)
    return spent() - before


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
