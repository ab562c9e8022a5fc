"""One version of a problem takes the place of another, and the daemon is killed on the way."""
import collections
import json
import os
import shutil
import subprocess

from stage import Failure, until


class Replacements:
    """`judge install` of one version of a problem in the place of another, with a kill after the Nth step of it."""

    title = "judge install"

    def __init__(self, stage, steps):
        self.stage, self.steps = stage, steps
        self.names, self.ready, self.wrong = collections.Counter(), [], []
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(stage.folder / "cache")}
        self.packages, self.editions = [stage.folder / version / "sum" for version in ("first", "second")], []
        for package in self.packages:
            shutil.copytree(stage.folder / "Problems/sum", package)
            (package / "data/secret/09.in").write_text(f"{self.packages.index(package)} 9\n")
            (package / "data/secret/09.ans").write_text(f"{self.packages.index(package) + 9}\n")

    def perform(self, every):
        self.steps.aim(0)
        self.stage.start(env=self.steps.environment)
        for which in (0, 1):
            was_told, said = self.install(which)
            if not was_told:
                raise Failure(f"not installed while nobody kills anything: {said}")
            self.editions.append(said)
        target, present = every, 1
        while len(self.wrong) <= 10:
            was_killed = self.once(target, present)
            if not was_killed:
                break
            target, present = target + every, 1 - present
        self.stage.stop()

    def install(self, which):
        """Whether it was installed, and the edition that the command tells."""
        command = self.stage.command("judge", "install", str(self.packages[which]), "--json")
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            return False, done.stdout + done.stderr
        return True, json.loads(done.stdout)["installed"]["edition"]

    def once(self, target, present):
        """Returns whether there were as many steps. The other version is there afterwards."""
        self.steps.aim(target)
        was_told, said = self.install(1 - present)
        # The old version's folder goes after the answer, or the daemon dies of it.
        until("quiet", lambda: self.has_ended() or len(self.versions()) == 1, 60)
        # What a step does is seen before it ends the daemon.
        was_killed, flaws = self.steps.count >= target, []
        if was_killed:
            self.stage.daemon.wait(60)
            self.names[self.steps.name] += 1
            self.steps.aim(0)
            self.ready.append(self.stage.start(env=self.steps.environment))
            if not was_told and "daemon" not in said:
                flaws.append(f"judge install says {said!r}")
            flaws += self.flaws([1 - present] if was_told else [present, 1 - present])
            was_told, said = self.install(1 - present)
        if not was_told:
            flaws.append(f"not installed afterwards: {said}")
        until("the end of the old version", lambda: len(self.versions()) == 1, 60)
        flaws += self.flaws([1 - present])
        self.wrong += [f"{self.title}, step {target} ({self.steps.name}): {flaw}" for flaw in flaws]
        return was_killed

    def flaws(self, possible):
        """What is wrong with the problem and its folder, when it must be one of those."""
        edition = self.stage.ask("/v1/installations/sum")[0]["edition"]
        flaws = [] if edition in [self.editions[which] for which in possible] else [f"it is {edition}, of {self.editions}"]
        folder = self.stage.state / "installed"
        names = sorted(entry.name for entry in folder.iterdir())
        if names != [".versions", "sum"]:
            flaws.append(f"{folder} holds {names}")
        if len(self.versions()) != 1:
            flaws.append(f"left over: {self.versions()}")
        return flaws

    def versions(self):
        return [entry.name for entry in (self.stage.state / "installed/.versions").iterdir()]

    def has_ended(self):
        return self.stage.daemon.poll() is not None
