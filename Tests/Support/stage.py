"""A real judged on folders of its own, for the drivers in Python: started, fed, asked, killed, and looked through afterwards.

As root each user's drop belongs to a uid of its own; as an ordinary user all are one's own.
"""
import ctypes
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
IS_ROOT = os.geteuid() == 0
FIRST_USER = 20001
# Theirs alone: what runs under one of them is of this stage.
FIRST_UID = 1_900_000_000 + os.getpid() % 400_000 * 100
UID_COUNT = 64

libc = ctypes.CDLL(None, use_errno=True)


class Failure(Exception):
    """What was to hold does not, or an event did not come in time."""


def until(what, condition, seconds, pause=0.02):
    """Waits until `condition` is true and gives its value."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s in vain for {what}")
        time.sleep(pause)


class Connection(http.client.HTTPConnection):
    """HTTP on the control socket."""

    def __init__(self, path, seconds):
        super().__init__("localhost", timeout=seconds)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Stage:
    """The folders, and the daemon on them when it runs."""

    def __init__(self, programs, name, settings=(), folder=None):
        self.programs = pathlib.Path(programs).resolve()
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix=f"judge-{name}."))
        # Others must be able to enter: started as root, judged works as a user of its own.
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o755)
        shutil.copy(ROOT / "judge.conf", self.folder / "judge.conf")
        (self.folder / "Problems").mkdir(exist_ok=True)
        self.state, self.spool = self.folder / "var/lib", self.folder / "var/spool"
        self.socket = self.folder / "var/run/control.sock"
        self.settings = [
            f"uid_range.start={FIRST_UID}", f"uid_range.count={UID_COUNT}", "user=no-such-user", "spool.settle_seconds=0.2",
            "spool.rescan_seconds=1", *settings,
        ]
        self.daemon = None
        self.seen = set()
        # Of others, whose pids may come to be ours.
        self.foreign = judge_groups().keys()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind:
            print("\n".join(["-- the log's end:", *self.log().splitlines()[-40:]]), flush=True)
        if self.daemon and self.daemon.poll() is None:
            self.daemon.kill()
            self.daemon.wait()
        for pid, start in self.seen | set(self.tree()):
            if start_time(pid) == start:
                kill(pid)
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- what there is to solve

    def problem(self, name, tests=1, seconds=20, validator=None):
        """A package: add two numbers. A generous limit, so that a busy machine turns no verdict."""
        files = {
            "problem.yaml": "problem_format_version: 2025-09\ntype: pass-fail\n"
            f"name: {name}\nuuid: {uuid.uuid5(uuid.NAMESPACE_DNS, name)}\nlicense: cc0\n"
            f"limits:\n  time_limit: {seconds}\n  memory: 256\n",
            "statement/problem.en.md": f"# {name}\n\nAdd two numbers.\n",
            "input_validators/all.py": "import sys\nsys.exit(42)\n",
            "submissions/accepted/sum.py": "print(sum(map(int, input().split())))\n",
        }
        for number in range(tests):
            place = "sample/1" if number == 0 and tests > 1 else f"secret/{number:02}"
            files[f"data/{place}.in"] = f"{number} {10 * number}\n"
            files[f"data/{place}.ans"] = f"{11 * number}\n"
        if validator:
            files["output_validator/validate.py"] = validator
        for path, text in files.items():
            file = self.folder / "Problems" / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    # ---- the daemon

    def command(self, program, *arguments):
        return [str(self.programs / program), "--config", str(self.folder / "judge.conf"), *arguments]

    def launch(self, before=(), **more):
        """Starts judged without waiting. `before`: a command that starts it."""
        settings = [word for setting in self.settings for word in ("--set", setting)]
        with open(self.folder / "log", "ab") as log:
            self.daemon = subprocess.Popen(
                [*before, *self.command("judged", *settings)], stdin=subprocess.DEVNULL, stderr=log, **more)
        return self.daemon

    def start(self, seconds=60, **more):
        """Starts judged and gives the seconds until it answers."""
        begin = time.monotonic()
        self.launch(**more)
        until("judged to answer", self.answers_or_ended, seconds, 0.005)
        if self.daemon.poll() is not None:
            raise Failure(f"judged ended with {self.daemon.returncode}: {self.log()[-500:]}")
        return time.monotonic() - begin

    def answers_or_ended(self):
        return self.daemon.poll() is not None or self.answers()

    def answers(self):
        try:
            status = self.ask("/v1/status", 5)
        except (OSError, http.client.HTTPException, Failure):
            return False
        if status["problems"]:
            raise Failure(f"the driver's own problems are wrong: {status['problems']}")
        return True

    def stop(self):
        self.see()
        self.daemon.terminate()
        return self.daemon.wait(60)

    def log(self):
        log = self.folder / "log"
        return log.read_text(errors="replace") if log.exists() else ""

    def ask(self, path, seconds=30):
        connection = Connection(self.socket, seconds)
        try:
            connection.request("GET", path)
            reply = connection.getresponse()
            body = reply.read()
        finally:
            connection.close()
        if reply.status != 200:
            raise Failure(f"{path}: {reply.status} {body[:300]!r}")
        return json.loads(body)

    # ---- handing in

    def drop(self, problem, name, text, user=0):
        """As `cp` would: the file is made, written and closed in the spool itself."""
        with acting_as(user):
            with open(self.spool / problem / name, "x", encoding="utf-8") as file:
                file.write(text)

    def submit(self, problem, file, user=0):
        """Starts `judge submit`; its output tells the number."""
        uid = {"user": FIRST_USER + user, "group": FIRST_USER + user, "extra_groups": []} if IS_ROOT else {}
        return subprocess.Popen(
            self.command("judge", "submit", "-p", problem, str(file)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, **uid)

    # ---- what became of it

    def query(self, sql, *arguments):
        connection = sqlite3.connect(f"file:{self.state}/judge.db?mode=ro", uri=True, timeout=20)
        try:
            return connection.execute(sql, arguments).fetchall()
        finally:
            connection.close()

    def unfinished(self):
        states = self.query("SELECT count(*) FROM submissions WHERE state IN ('queued', 'compiling', 'running')")
        return states[0][0]

    def lying_about(self):
        """Drops and claims that are still in the spool."""
        folders = [self.spool / ".claimed"] + [entry for entry in self.spool.iterdir() if not entry.name.startswith(".")]
        return [str(entry) for folder in folders if folder.is_dir() for entry in folder.iterdir()]

    # ---- processes

    def tree(self):
        """The daemon and all below it: {(pid, start time): (name, first argument)}."""
        there = processes()
        # It may be killed at any moment, even between two looks at it.
        if not self.daemon or self.daemon.poll() is not None or self.daemon.pid not in there:
            return {}
        children, found = {}, {}
        for pid, (parent, start, name) in there.items():
            children.setdefault(parent, []).append((pid, start, name))
        waiting = [(self.daemon.pid, there[self.daemon.pid][1], "judged")]
        while waiting:
            pid, start, name = waiting.pop()
            words = command_line(pid)
            found[pid, start] = (name, words[1] if len(words) > 1 else "")
            waiting += children.get(pid, [])
        return found

    def see(self):
        """Remembers what runs now, so that what of it outlives the daemon is found."""
        tree = self.tree()
        self.seen |= set(tree)
        return tree

    def members(self, kind):
        """Pids of the daemon's programs of one kind."""
        wanted = {
            "daemon": lambda name, word: name == "judged", "worker": lambda name, word: name == "judge-worker",
            "launcher": lambda name, word: word == "launcher", "spawner": lambda name, word: word == "supervise",
        }[kind]
        # A cell is a fork of its spawner, and so are runs: the spawner is the child of a worker.
        tree = self.see()
        workers = {pid for (pid, _), about in tree.items() if about[0] == "judge-worker"}
        return [
            pid for (pid, _), about in tree.items()
            if wanted(*about) and (kind != "spawner" or parent_of(pid) in workers)
        ]

    def left_over(self):
        """Processes, cgroups and mounts of this stage that are there."""
        left = [f"process {pid} {described(pid)}" for pid, start in self.seen if start_time(pid) == start]
        for pid in processes():
            words = command_line(pid)
            if pid != os.getpid() and (IS_ROOT and FIRST_UID <= uid_of(pid) < FIRST_UID + UID_COUNT
                                       or str(self.folder) in " ".join(words) and "judge" in words[0]):
                left.append(f"process {pid} {described(pid)}")
        pids = {pid for pid, _ in self.seen}
        left += [f"cgroup {path}" for path, pid in judge_groups().items() if pid in pids and path not in self.foreign]
        with open("/proc/self/mountinfo", encoding="utf-8") as mounts:
            left += [f"mount {line.split()[4]}" for line in mounts if str(self.folder) in line]
        return sorted(set(left))

    def await_nothing_left(self, seconds=20):
        """What is left of the daemon's programs some time after its end; they need a moment."""
        try:
            until("all to be gone", lambda: not self.left_over(), seconds, 0.1)
        except Failure:
            return self.left_over()
        return []


def judge_groups():
    """The cgroups of all supervisors on this machine, and the pids of these."""
    return {
        f"{place}/{name}": int(of[1])
        for place, folders, _ in os.walk("/sys/fs/cgroup") for name in folders if (of := re.match(r"judge-(\d+)-", name))
    }


class acting_as:
    """This thread's files are made by that user."""

    def __init__(self, user):
        self.uid = FIRST_USER + user

    def __enter__(self):
        if IS_ROOT:
            libc.setfsgid(self.uid)
            libc.setfsuid(self.uid)

    def __exit__(self, *_):
        if IS_ROOT:
            libc.setfsuid(0)
            libc.setfsgid(0)


# ---- /proc


def processes():
    """{pid: (parent, start time, name)}"""
    found = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit() and (facts := stat_of(int(entry))):
            found[int(entry)] = facts
    return found


def stat_of(pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return None
    name, rest = text[text.index("(") + 1:text.rindex(")")], text[text.rindex(")") + 2:].split()
    # A zombie has ended; its parent has not looked yet.
    return None if rest[0] in "ZX" else (int(rest[1]), int(rest[19]), name)


def start_time(pid):
    facts = stat_of(pid)
    return facts and facts[1]


def parent_of(pid):
    facts = stat_of(pid)
    return facts and facts[0]


def command_line(pid):
    try:
        return [word.decode(errors="replace") for word in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")]
    except OSError:
        return [""]


def described(pid):
    """What a process is: its name, parent, state and where it waits, and its command line, which one that is ending has no more."""
    facts = stat_of(pid)
    where = ""
    for name in ("stat", "wchan"):
        try:
            text = pathlib.Path(f"/proc/{pid}/{name}").read_text(errors="replace")
        except OSError:
            continue
        where += " " + (text[text.rindex(")") + 2:][:1] if name == "stat" else text)
    words = " ".join(command_line(pid))[:80].strip()
    return f"{facts[2] if facts else 'gone'}, child of {facts[0] if facts else '?'},{where}: {words}"


def uid_of(pid):
    # Not the owner of the folder: that is root's for who has changed its ids.
    try:
        return int(re.search(r"Uid:\s*(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1])
    except (OSError, TypeError):
        return -1


def resident(pid):
    """Resident memory in MiB."""
    try:
        text = pathlib.Path(f"/proc/{pid}/status").read_text()
        return int(re.search(r"VmRSS:\s*(\d+)", text)[1]) / 1024
    except (OSError, TypeError):
        return 0.0


def kill(pid, number=signal.SIGKILL):
    try:
        os.kill(pid, number)
        return True
    except ProcessLookupError:
        return False


# ---- what is told at the end


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def table(rows, heads):
    """Lines of columns, each as wide as its widest cell."""
    rows = [[str(cell) for cell in row] for row in [heads, *rows]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    for number, row in enumerate(rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
