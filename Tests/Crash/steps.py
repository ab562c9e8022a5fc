"""The daemon is killed after the Nth durable step of what it does."""
import collections
import mmap
import os
import pathlib
import signal
import struct
import subprocess

from stage import until
from submissions import await_all, file_of, flaws_of_rows, results, verdict_flaws


class Steps:
    """The file that steps.c shares with us."""

    def __init__(self, folder):
        self.library = folder / "steps.so"
        subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", self.library, pathlib.Path(__file__).with_name("steps.c"), "-ldl"], check=True)
        self.library.chmod(0o755)
        self.path = folder / "steps"
        self.path.write_bytes(bytes(64))
        self.path.chmod(0o666)
        with open(self.path, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 64)

    def aim(self, number):
        self.memory[:] = struct.pack("<QQ48x", 0, number)

    @property
    def count(self):
        return struct.unpack_from("<Q", self.memory)[0]

    @property
    def name(self):
        return self.memory[16:64].split(b"\0")[0].decode()

    @property
    def environment(self):
        return {**os.environ, "LD_PRELOAD": str(self.library), "JUDGE_STEPS": str(self.path)}


class Life:
    """What is done between the start of a daemon and the end of one submission, with a kill after the Nth step of it."""

    def __init__(self, stage, steps, title, kind, by_socket=False, is_new=False):
        self.stage, self.steps, self.title, self.kind = stage, steps, title, kind
        self.by_socket, self.is_new = by_socket, is_new
        self.number, self.names = 0, collections.Counter()
        self.ready, self.wrong = [], []

    def perform(self, expected, every):
        target = every
        while self.once(target, expected[self.kind]):
            target += every
            if len(self.wrong) > 10:
                break

    def once(self, target, expected):
        """Returns whether there were as many steps."""
        stage = self.stage
        if self.is_new:
            subprocess.run(["rm", "-rf", stage.folder / "var"], check=True)
        self.steps.aim(target)
        self.number += 1
        problem, name, text = file_of(self.kind, self.number)
        stage.launch(env=self.steps.environment)
        promised, was_handed_in = self.live(problem, name, text)
        was_killed = stage.daemon.poll() is not None
        if was_killed:
            stage.daemon.wait()
            self.names[self.steps.name] += 1
            self.ready.append(stage.start())
            if not was_handed_in:
                stage.drop(problem, name, text)
        surely = promised or not (self.by_socket and was_handed_in)
        have = await_all(stage, [name] if surely else [], 120)
        rows = have.get(name, [])
        flaws = verdict_flaws(name, rows, expected, 0, 1 if surely else len(rows[:1])) + flaws_of_rows(stage)
        if stage.stop() == -signal.SIGKILL:
            # Its last steps are those of its stop.
            was_killed = True
            self.names[self.steps.name] += 1
            self.ready.append(stage.start())
            flaws += verdict_flaws(name, results(stage).get(name, []), expected, 0, len(rows)) + flaws_of_rows(stage)
            stage.stop()
        flaws += [f"left over: {thing}" for thing in stage.await_nothing_left()]
        self.wrong += [f"{self.title}, step {target} ({self.steps.name}): {flaw}" for flaw in flaws]
        return was_killed

    def live(self, problem, name, text):
        """Until the submission is final or the daemon dead: whether its number was told, and whether it was handed in."""
        stage = self.stage
        until("judged to answer", stage.answers_or_ended, 60, 0.005)
        if stage.daemon.poll() is not None:
            return False, False
        promised = False
        if self.by_socket:
            file = stage.folder / name
            file.write_text(text)
            promised = stage.submit(problem, file).wait(60) in (0, 65)
        else:
            stage.drop(problem, name, text)
        until("the verdict or the end", lambda: stage.daemon.poll() is not None or self.is_final(name), 120)
        # What comes after the verdict: the claim is cleared away meanwhile, or the daemon dies of it.
        until("quiet", lambda: stage.daemon.poll() is not None or not stage.lying_about(), 60)
        return promised, True

    def is_final(self, name):
        return bool(self.stage.query(
            "SELECT 1 FROM submissions WHERE file_name = ? AND state IN ('judged', 'rejected')", name))
