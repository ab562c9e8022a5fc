"""From a drop to its verdict, and what the daemon takes for it."""
import pathlib
import statistics
import subprocess
import tempfile
import time

from daemon import ROOT, Daemon
from table import Row, Sample

PROGRAMS = {
    "cpp": "#include <bits/stdc++.h>\nint main() { long a, b; std::cin >> a >> b; std::cout << a + b << std::endl; }\n",
    "py": "a, b = map(int, input().split())\nprint(a + b)\n",
    "numpy": "import numpy as np\nprint(np.array(input().split(), dtype=np.int64).sum())\n",
    "torch": "import torch\nprint(int(torch.tensor([int(word) for word in input().split()]).sum()))\n",
}


def daemon_rows(bin, options):
    with Daemon(bin) as daemon:
        rows = latency_rows(daemon, options.rounds) + idle_rows(daemon)
        if options.submissions:
            rows.append(flat_memory_row(daemon, options.submissions))
        return rows


def latency_rows(daemon, rounds):
    cpp = daemon.package("benchcpp", "cpp", 10)
    python = daemon.package("benchpython", "python3", 10)
    daemon.start("benchcpp")
    source_cpp = "#include <cstdio>\nint main() { long a, b; std::scanf(\"%ld %ld\", &a, &b); std::printf(\"%ld\\n\", a + b); }\n"
    source_py = "a, b = map(int, input().split())\nprint(a + b)\n"
    rows = [unseen_row(daemon, cpp, rounds // 3)]
    daemon.judge(cpp, "again.cpp", source_cpp)
    for name, problem, ending, source, goal in (
            ("C++ A+B, 10 tests, compiled before", cpp, "cpp", source_cpp, 60),
            ("Python A+B, 10 tests", python, "py", source_py, 350)):
        times = Sample([daemon.judge(problem, f"again.{ending}", source) * 1e3 for _ in range(rounds)])
        floor = Sample([bare(problem, daemon, ending, source) * 1e3 for _ in range(5)])
        rows.append(Row(name, f"{times.median:.1f} ms", f"10 bare runs {floor.median:.1f} ms",
                        f"{times.median / floor.median:.2f}x", f"<= {goal} ms", times))
    return rows


def unseen_row(daemon, problem, rounds):
    """Sources that were never compiled before, once the headers are compiled in advance."""
    source = "#include <bits/stdc++.h>\nint main() { long a, b; std::cin >> a >> b; std::cout << a + b; } // "
    daemon.judge(problem, "first.cpp", source)
    daemon.wait_for_preludes()
    times, floor = [], []
    for number in range(rounds):
        times.append(daemon.judge(problem, f"unseen{number}.cpp", f"{source}{number}\n") * 1e3)
        floor.append(compiling(source) * 1e3)
    times, floor = Sample(times), Sample(floor)
    return Row("C++ A+B with bits/stdc++.h, 10 tests, source unseen", f"{times.median:.0f} ms", f"bare g++ {floor.median:.0f} ms",
               f"{times.median / floor.median:.2f}x", "", times)


# ---- the floors

def compiling(source):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "a.cpp"
        path.write_text(source)
        start = time.perf_counter()
        subprocess.run(["g++", "-std=gnu++20", "-O2", "-static", "-o", f"{folder}/a", str(path)], check=True)
        return time.perf_counter() - start


def bare(problem, daemon, ending, source):
    """The same program on the same ten inputs without any judge."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"a.{ending}"
        path.write_text(source)
        command = ["/usr/bin/python3", str(path)]
        if ending == "cpp":
            subprocess.run(["g++", "-O2", "-static", "-o", f"{folder}/a", str(path)], check=True)
            command = [f"{folder}/a"]
        start = time.perf_counter()
        for case in sorted((daemon.problems / problem / "data/secret").glob("*.in")):
            with case.open() as stdin:
                subprocess.run(command, stdin=stdin, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start


# ---- the speed of the machine

def speed_rows(bin, rounds):
    modules = {"numpy": 40, "torch": 20}
    with Daemon(bin) as daemon:
        for count in 20, 100:
            daemon.package(f"benchcpp{count}", "cpp", count)
            daemon.package(f"benchpy{count}", "python3", count)
        for module, count in modules.items():
            daemon.package(f"bench{module}", "python3", count, limit=10, packages=[module])
        daemon.package("benchmany", "cpp", 10)
        daemon.start("benchcpp20")
        rows = cpp_rows(daemon, rounds)
        for count in 20, 100:
            rows.append(python_row(daemon, f"Python A+B, {count} tests", f"benchpy{count}", PROGRAMS["py"], rounds))
        for module, count in modules.items():
            what, goal = (f"NumPy, {count} tests", "<= 1/25") if module == "numpy" else (f"PyTorch, {count} tests", "<= 1/50")
            rows.append(
                python_row(daemon, what, f"bench{module}", PROGRAMS[module], rounds // 3, goal, floors=2)
                if can_import(module) else Row(what, "not installed", "", "", "", None))
        return rows + many_rows(daemon)


def can_import(module):
    return subprocess.run(["/usr/bin/python3", "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0


def cpp_rows(daemon, rounds):
    source = PROGRAMS["cpp"]
    daemon.judge("benchcpp20", "first.cpp", source)
    daemon.wait_for_preludes()
    rows = []
    for count in 20, 100:
        problem = f"benchcpp{count}"
        unseen = Sample([daemon.judge(problem, f"unseen{i}.cpp", f"{source}// {problem} {i}\n") * 1e3 for i in range(rounds // 3)])
        bare_compile = Sample([compiling(source) * 1e3 for _ in range(3)])
        seen = Sample([daemon.judge(problem, "again.cpp", source) * 1e3 for _ in range(rounds)])
        floor = Sample([bare(problem, daemon, "cpp", source) * 1e3 for _ in range(5)])
        whole = bare_compile.median + floor.median
        rows += [
            Row(f"C++ A+B, {count} tests, source unseen", f"{unseen.median:.0f} ms", f"bare g++ and runs {whole:.0f} ms",
                f"{unseen.median / whole:.2f}x", "", unseen),
            Row(f"C++ A+B, {count} tests, compiled before", f"{seen.median:.1f} ms", f"{count} bare runs {floor.median:.1f} ms",
                f"{seen.median / floor.median:.2f}x", "", seen)]
    return rows


def python_row(daemon, what, problem, source, rounds, goal="", floors=5):
    daemon.judge(problem, "first.py", source)
    times = Sample([daemon.judge(problem, "again.py", source) * 1e3 for _ in range(rounds)])
    floor = Sample([bare(problem, daemon, "py", source) * 1e3 for _ in range(floors)])
    return Row(what, f"{times.median:.1f} ms", f"as many bare runs {floor.median:.0f} ms", f"1/{floor.median / times.median:.1f}",
               goal, times)


def many_rows(daemon):
    """Trivial submissions that were compiled before, with every slot busy, and what the judge itself takes for each test."""
    rows = []
    for tests, problem, count in (10, "benchmany", 1000), (20, "benchcpp20", 500), (100, "benchcpp100", 100):
        rate, own = many(daemon, problem, count)
        if tests == 10:
            rows.append(Row("C++ submissions of 10 tests a second, compiled before", f"{rate:.0f}", "", "", ">= 100", None))
        rows.append(
            Row(f"CPU of the judge itself for each test, {tests} tests", f"{own / tests * 1e3:.2f} ms", "", "", "<= 0.5 ms", None,
                "daemon, workers, cells; their children apart"))
    return rows


def many(daemon, problem, count):
    """Submissions a second, and the judge's own CPU seconds for each."""
    source = PROGRAMS["cpp"]
    daemon.judge(problem, "first.cpp", source)
    before, start = daemon.own_cpu_seconds(), time.perf_counter()
    daemon.judge_again(problem, "first.cpp", source, count)
    return count / (time.perf_counter() - start), (daemon.own_cpu_seconds() - before) / count


# ---- verdicts near a limit

def flip_rows(bin, count):
    """A program that takes 95 % of its limit, and one that takes 105 %, with all slots busy: the verdict must never change."""
    source = (ROOT / "Benchmarks/acts.c").read_text().replace('count > 1 ? arguments[1] : ""', '"compute"')
    with Daemon(bin) as daemon:
        daemon.package("benchidle", "c", 1, limit=5, answer="")
        daemon.start("benchidle")
        taken = []
        for i in range(10):
            daemon.judge("benchidle", f"idle{i}.c", source)
            taken.append(daemon.last_cpu_ms())
    idle = statistics.median(taken)
    with Daemon(bin) as daemon:
        problems = {"benchbelow": ("AC", idle / 0.95), "benchabove": ("TLE", idle / 1.05)}
        for problem, (_, limit) in problems.items():
            daemon.package(problem, "c", 1, limit=limit / 1000, answer="")
        daemon.start("benchbelow")
        for i in range(count):
            for problem in problems:
                (daemon.spool / problem / f"run{i}.c").write_text(source)
        verdicts = daemon.verdicts(2 * count)
    rows = []
    for (problem, (wanted, limit)), share in zip(problems.items(), (95, 105)):
        own = [verdict for name, verdict in verdicts if name == problem]
        rows.append(Row(f"verdicts at {share} % of the limit, all slots busy", f"{own.count(wanted)} of {len(own)} {wanted}",
                        f"limit {limit:.0f} ms", "", "all", None, f"idle {idle:.0f} ms"))
    return rows


# ---- the idle daemon

IDLE_SECONDS = 35  # the daemon gives back memory every 30 s while nothing is judged


def idle_rows(daemon):
    before = daemon.cpu_seconds()
    time.sleep(IDLE_SECONDS)
    used = daemon.cpu_seconds() - before
    resident = daemon.resident_mib()
    return [
        Row("resident memory of the idle daemon", f"{resident:.1f} MiB", "", "", "<= 40 MiB", None),
        Row(f"CPU of the idle daemon over {IDLE_SECONDS} s", f"{used * 1e3:.0f} ms", "", f"{used / IDLE_SECONDS:.2%}",
            "rescans only", None),
    ]


def flat_memory_row(daemon, count):
    source = "a, b = map(int, input().split())\nprint(a + b)\n"
    daemon.judge_many("benchpython", "warm", source, count // 10)
    early = daemon.resident_mib()
    start = time.perf_counter()
    daemon.judge_many("benchpython", "load", source, count)
    rate = count / (time.perf_counter() - start)
    late = daemon.resident_mib()
    return Row(f"resident memory over {count} submissions", f"{late:.1f} MiB", f"before {early:.1f} MiB",
               f"{late / early:.2f}x", "flat", None, f"{rate:.0f} submissions/s")
