"""How long the judge takes as its work grows: more tests, a longer line, larger inputs."""
import pathlib
import shutil
import subprocess
import sys
import time

from daemon import Daemon
from table import Row, Sample, say

ADDITION = "#include <cstdio>\nint main() { long a, b; std::scanf(\"%ld %ld\", &a, &b); std::printf(\"%ld\\n\", a + b); }\n"
COUNTING = """#include <cstdio>
#include <unistd.h>
static char buffer[1 << 16];
int main() {
    long sum = 0, size;
    while ((size = read(0, buffer, sizeof buffer)) > 0) sum += size;
    std::printf("%ld\\n", sum);
}
"""


def growth_rows(bin, plot=None):
    """Rows of each kind of work; `plot`: a file for a picture of them."""
    with Daemon(bin) as daemon:
        for count in TESTS:
            daemon.package(f"benchtests{count}", "cpp", count)
        for size in SIZES:
            size_package(daemon, size)
        daemon.start("benchtests1")
        series = [
            ("tests of a submission", "", [(count, tests_ms(daemon, count)) for count in TESTS]),
            ("submissions dropped at once", "", [(count, queue_ms(daemon, count)) for count in QUEUES]),
            ("input of one test", "kB", [(size, input_ms(daemon, size)) for size in SIZES]),
        ]
    if plot:
        draw(series, plot)
    return [row for what, unit, points in series for row in rows_of(what, unit, points)]


# ---- what grows

TESTS = 1, 10, 100, 1000
QUEUES = 1, 10, 100, 1000, 10_000
SIZES = 1, 1000, 100_000, 1_000_000  # kB


def tests_ms(daemon, count):
    say(f"measuring growth: {count} tests")
    problem = f"benchtests{count}"
    daemon.judge(problem, "again.cpp", ADDITION)
    return Sample([daemon.judge(problem, "again.cpp", ADDITION) * 1e3 for _ in range(5)]).median


def queue_ms(daemon, count):
    """From the first drop to the last verdict, of a Python program with one test: under many names it is not compiled before."""
    say(f"measuring growth: {count} submissions")
    start = time.perf_counter()
    daemon.judge_many("benchtests1", f"queued{count}", "print(sum(map(int, input().split())))\n", count)
    return (time.perf_counter() - start) * 1e3


def size_package(daemon, size):
    """A package with one test whose input has so many kB."""
    problem = daemon.package(f"benchinput{size}", "cpp", 1, limit=20, answer=f"{size * 1000}\n")
    with open(daemon.problems / problem / "data/secret/00.in", "wb") as file:
        for _ in range(size):
            file.write(b"0123456 " * 124 + b"0123456\n")


def input_ms(daemon, size):
    say(f"measuring growth: an input of {size} kB")
    problem = f"benchinput{size}"
    daemon.judge(problem, "again.cpp", COUNTING)
    return Sample([daemon.judge(problem, "again.cpp", COUNTING) * 1e3 for _ in range(3)]).median


# ---- what is shown

def rows_of(what, unit, points):
    """A row for each step: how much more time than work there is."""
    rows, (_, first) = [], points[0]
    before = None
    for amount, ms in points:
        grown = f"{ms / before[1] / (amount / before[0]):.2f}x linear" if before else ""
        rows.append(Row(f"{what}: {amount:,} {unit}".rstrip(), f"{ms:.1f} ms", f"the first {first:.1f} ms" if before else "", grown,
                        "<= 1x linear" if before else "", None))
        before = amount, ms
    return rows


def draw(series, target):
    """A picture by gnuplot, in SVG: milliseconds over amounts, both logarithmic."""
    if not shutil.which("gnuplot"):
        sys.exit("bench: --plot needs gnuplot")
    blocks = "".join(
        f"$points{number} << END\n" + "".join(f"{amount} {ms}\n" for amount, ms in points) + "END\n"
        for number, (_, _, points) in enumerate(series))
    panels = "".join(
        f"set xlabel '{what}{f' ({unit})' if unit else ''}'\n"
        f"plot $points{number} using 1:2 with linespoints linecolor rgb '#2060a0' pointtype 7 title 'measured', "
        f"{points[-1][1] / points[-1][0]} * x with lines dashtype 2 linecolor rgb '#909090' title 'linear'\n"
        for number, (what, unit, points) in enumerate(series))
    script = (f"{blocks}set terminal svg size 1080,360 background 'white'\nset output '{pathlib.Path(target).resolve()}'\n"
              f"set logscale xy\nset format x '10^{{%T}}'\nset ylabel 'ms from drop to verdict'\nset key top left\n"
              f"set multiplot layout 1,{len(series)}\n{panels}")
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
