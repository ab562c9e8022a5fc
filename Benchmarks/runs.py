"""Sandboxed runs without a daemon, and the default validator."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from daemon import ROOT
from table import Row, Sample


class Acts:
    """Benchmarks/acts.c, compiled into a folder of its own."""

    def __init__(self, bin):
        self.bin = bin

    def __enter__(self):
        self.scratch = tempfile.TemporaryDirectory()
        os.chmod(self.scratch.name, 0o755)
        self.program = pathlib.Path(self.scratch.name) / "app/acts"
        self.program.parent.mkdir()
        subprocess.run(["gcc", "-O2", "-static", "-o", self.program, ROOT / "Benchmarks/acts.c"], check=True)
        return self

    def __exit__(self, *_):
        self.scratch.cleanup()

    def bench(self, *arguments, core=None):
        """Runs `judge-bench`. Returns the words of each line, without its remarks."""
        command = ["taskset", "-c", str(core)] if core is not None else []
        command += [self.bin / "judge-bench", arguments[0], "--spawner", self.bin / "judge-spawn", "--program", self.program]
        out = subprocess.run(command + list(arguments[1:]), check=True, stdout=subprocess.PIPE, text=True).stdout
        return [line.split() for line in out.splitlines() if not line.startswith("#")]


def sandbox_rows(bin, runs):
    with Acts(bin) as acts:
        peer = shutil.which("bwrap")
        confined = [peer, "--unshare-all", "--ro-bind", acts.program.parent, "/app", "--proc", "/proc", "--dev", "/dev",
                    "--tmpfs", "/w", "/app/acts"] if peer else []
        arguments = ["--peer", " ".join(map(str, confined))] if peer else []
        lines = acts.bench("pairs", "--count", str(runs), *arguments, core=0)
        samples = [Sample(list(map(float, column))) for column in zip(*lines)]
        bare, boxed = samples[:2]
        floor = f"bare vfork+exec {bare.median:.0f} us"
        rows = [
            Row("one sandboxed run of a static `true`", f"{boxed.median:.0f} us", floor, f"{boxed.median / bare.median:.2f}x",
                "<= 2x", boxed),
            Row("the same, 99th percentile", f"{boxed.p99:.0f} us", floor, f"{boxed.p99 / bare.median:.2f}x", "<= 6x", None,
                f"bare p99 {bare.p99:.0f}"),
            Row("the same by bubblewrap", f"{samples[2].median:.0f} us", floor, f"{samples[2].median / bare.median:.2f}x", "",
                samples[2]) if peer else
            Row("the same by bubblewrap", "not installed", "", "", "", None),
        ]
        one, all = (Sample(list(map(float, column))) for column in zip(*acts.bench("throughput", "--slots", "2")))
        rows.append(Row("runs per second, two slots at once", f"{all.median:.0f}", f"one slot {one.median:.0f}",
                        f"{all.median / one.median:.2f}x", ">= 1.8x", all))
        return rows


# ---- how far past its limit a run gets

def kill_rows(bin, count):
    rows = []
    with Acts(bin) as acts:
        for what, arguments, goal in (
                ("CPU time past H, one thread", ["spin"], 10), ("CPU time past H, eight processes", ["spin8"], 20),
                ("time past the wall limit, asleep", ["sleep", "--idle"], 20)):
            past = Sample([float(line[0]) for line in acts.bench("overruns", *arguments, "--count", str(count))])
            rows.append(Row(what, f"{past.median:.1f} ms", "", f"p99 {past.p99:.1f} ms", f"p99 <= {goal} ms", past))
    return rows


# ---- whether times repeat

def repeat_rows(bin):
    rows = []
    with Acts(bin) as acts:
        for what, act in (("CPU time of 0.5 s of computing, all slots busy", "compute"),
                          ("CPU time of 0.5 s of memory access, all slots busy", "remember")):
            lines = acts.bench("repeats", act, "--slots", str(os.cpu_count()))
            idle, busy = (Sample([float(ms) for when, ms in lines if when == which]) for which in ("idle", "busy"))
            rows.append(Row(what, f"{busy.median:.0f} ms", f"idle {idle.median:.0f} ms, cv {idle.spread:.1%}",
                            f"{busy.mean / idle.mean:.2f}x", "reported", busy))
    return rows


# ---- the default validator

def validator_rows(bin):
    """The default validator in this process, on one core: MB of output a second."""
    lines = subprocess.run(["taskset", "-c", "0", bin / "judge-bench", "validation"], check=True, stdout=subprocess.PIPE,
                           text=True).stdout.split("\n")
    rates = {}
    for name, rate in (line.split() for line in lines if line):
        rates.setdefault(name, []).append(float(rate))
    return [
        Row(f"default validator, {what}", f"{Sample(rates[name]).median:.0f} MB/s", "", "", goal, Sample(rates[name]))
        for name, what, goal in (("equal", "equal text", ">= 500 MB/s"), ("respaced", "equal tokens, other white space", ""),
                                 ("tolerant", "numbers within a tolerance", ">= 100 MB/s"))]


# ---- reading packages

def reading_rows(bin):
    """A package with 10,000 cases: how long it takes to read, and how much memory, with cases of two sizes."""
    rows = []
    memory = {}
    for size, goal in ((100, "<= 1000 ms"), (20_000, "")):
        with tempfile.TemporaryDirectory() as scratch:
            package = pathlib.Path(scratch) / "many"
            make_package(package, 10_000, size)
            lines = subprocess.run([bin / "judge-bench", "reading", package], check=True, stdout=subprocess.PIPE,
                                   text=True).stdout.splitlines()
        times = Sample([float(line.split()[0]) for line in lines])
        memory[size] = int(lines[-1].split()[1]) / 1024
        rows.append(Row(f"reading 10,000 cases of {size:,} bytes", f"{times.median:.0f} ms", "", "", goal, times))
    small, large = memory.values()
    rows.append(Row("memory for it, the larger cases", f"{large:.1f} MiB", f"the smaller {small:.1f} MiB",
                    f"{large / small:.2f}x", "flat", None))
    return rows


def make_package(path, count, size):
    for name, text in (("problem.yaml", "problem_format_version: 2025-09\nname: Many\nuuid: x\nlimits: {time_limit: 1}\n"),
                       ("statement/problem.en.md", "# Many\n"), ("input_validators/validate.py", "raise SystemExit(42)\n"),
                       ("submissions/accepted/a.py", "print(1)\n")):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    secret = path / "data/secret"
    secret.mkdir(parents=True)
    for number in range(count):
        (secret / f"{number:05}.in").write_text(f"{number:0{size - 1}}\n")
        (secret / f"{number:05}.ans").write_text("1\n")
