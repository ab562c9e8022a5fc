"""A judged to be measured."""
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Daemon:
    """A judged on a scratch folder."""

    def __init__(self, bin):
        self.bin = bin
        self.process = None

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="judge-bench."))
        self.folder.chmod(0o755)
        self.problems = self.folder / "Problems"
        self.problems.mkdir()
        shutil.copy(ROOT / "judge.conf", self.folder / "judge.conf")
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)
            self.log.close()
        shutil.rmtree(self.folder)

    def package(self, name, language, tests, limit=1, answer=None, packages=()):
        """Makes a package that wants two numbers added; with `answer` it wants that instead. `limit`: seconds; `packages`: Python's."""
        package = self.problems / name
        (package / "data/secret").mkdir(parents=True)
        (package / "statement").mkdir()
        (package / "submissions/accepted").mkdir(parents=True)
        (package / "statement/problem.en.md").write_text("Add two numbers.\n")
        (package / "problem.yaml").write_text(
            f"problem_format_version: 2025-09\nname: {name}\nuuid: 00000000-0000-0000-0000-{abs(hash(name)) % 10**12:012d}\n"
            f"limits: {{time_limit: {limit:.3f}, time_resolution: 0.001, memory: 256}}\n")
        if packages:
            (package / "judge.yaml").write_text(f"schema: 1\nlanguages: {{{language}: {{packages: [{', '.join(packages)}]}}}}\n")
        for i in range(tests):
            (package / f"data/secret/{i:02}.in").write_text(f"{i} {i + 1}\n")
            (package / f"data/secret/{i:02}.ans").write_text(f"{2 * i + 1}\n" if answer is None else answer)
        return name

    def start(self, problem):
        """Starts it, and waits until `problem` is served."""
        self.log = open(self.folder / "log", "w")
        self.process = subprocess.Popen(
            [self.bin / "judged", "--config", self.folder / "judge.conf", "--set", "queue.per_user=1000000"],
            stderr=self.log)
        self.spool = self.folder / "var/spool"
        database = self.folder / "var/lib/judge.db"
        self.wait(lambda: database.exists() and (self.spool / problem).exists(), "the daemon to be ready")
        self.database = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        time.sleep(1)

    def wait(self, condition, what, seconds=60, pause=0.001):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end or (self.process and self.process.poll() is not None):
                sys.exit(f"bench: waited in vain for {what}:\n" + (self.folder / "log").read_text()[-2000:])
            time.sleep(pause)

    def wait_for_preludes(self):
        """Waits for the headers of C++, which are compiled in advance after the first submission."""
        self.wait(lambda: any((self.folder / "var/lib/cache/preludes").glob("cpp-*")), "headers compiled in advance", 120)

    def judge(self, problem, name, source, wanted="AC"):
        """Seconds from the close of a dropped file to its verdict in SQLite."""
        target = self.spool / problem / name
        with open(target, "w") as file:
            file.write(source)
            last = self.last_id()
        start = time.perf_counter()
        row = []

        def judged():
            row[:] = self.database.execute(
                "SELECT verdict FROM submissions_v1 WHERE id > ? AND state = 'judged'", (last,)).fetchall()
            return row

        self.wait(judged, f"the verdict on {name}")
        elapsed = time.perf_counter() - start
        if row[0][0] != wanted:
            sys.exit(f"bench: {name} got {row[0][0]}")
        return elapsed

    def judge_many(self, problem, name, source, count, ending="py"):
        last = self.last_id()
        for i in range(count):
            (self.spool / problem / f"{name}{i}.{ending}").write_text(source)
        self.wait(lambda: self.database.execute(
            "SELECT count(*) FROM submissions_v1 WHERE id > ? AND state = 'judged'", (last,)).fetchone()[0] >= count,
            f"{count} verdicts", 3600, pause=max(0.001, count / 50_000))  # to count many takes a while

    def judge_again(self, problem, name, source, count):
        """The same file again and again: under another name it would be another program."""
        last, target = self.last_id(), self.spool / problem / name
        for _ in range(count):
            self.wait(lambda: not target.exists(), f"{name} to be taken")
            target.write_text(source)
        self.wait(lambda: self.database.execute(
            "SELECT count(*) FROM submissions_v1 WHERE id > ? AND state = 'judged'", (last,)).fetchone()[0] >= count,
            f"{count} verdicts", 600)

    def verdicts(self, count):
        """Problem and verdict of all submissions, once `count` of them are judged."""
        query = "SELECT problem, verdict FROM submissions_v1 WHERE state = 'judged'"
        self.wait(lambda: len(self.database.execute(query).fetchall()) >= count, f"{count} verdicts", 600)
        return self.database.execute(query).fetchall()

    def last_cpu_ms(self):
        return self.database.execute("SELECT cpu_ms FROM submissions_v1 ORDER BY id DESC LIMIT 1").fetchone()[0]

    def last_wall_ms(self):
        return self.database.execute("SELECT wall_ms FROM submissions_v1 ORDER BY id DESC LIMIT 1").fetchone()[0]

    def last_id(self):
        return self.database.execute("SELECT coalesce(max(id), 0) FROM submissions_v1").fetchone()[0]

    def resident_mib(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024

    def cpu_seconds(self, pid=None):
        """CPU time of a process of its own, that of ended children apart."""
        fields = open(f"/proc/{pid or self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def own_cpu_seconds(self):
        """The same of the daemon with all that belongs to it and stays: launcher, workers, supervisors, cells, parked interpreters."""
        parents = {}
        for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                parents[int(path.parent.name)] = int(path.read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue  # it has ended
        own = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in own} - own:
            own |= more
        return sum(self.cpu_seconds(pid) for pid in own)
