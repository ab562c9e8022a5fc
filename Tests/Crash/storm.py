"""Load on a judge, and kills of its parts at random points."""
import collections
import random
import time

from stage import Failure, kill, until
from submissions import KINDS, await_all, file_of, flaws_of_rows, verdict_flaws

USERS = 8


class Storm:
    """Load, and kills at random points."""

    def __init__(self, stage, seed):
        self.stage, self.random = stage, random.Random(seed)
        self.dropped, self.handed_in, self.number = {}, [], 0
        self.kills = collections.Counter()
        self.ready = collections.defaultdict(list)

    def perform(self, points):
        self.stage.start()
        for point in range(points):
            self.feed(point)
            time.sleep(self.random.uniform(0, self.random.choice([0.05, 0.5, 1.5])))
            victim = self.random.choice(["daemon", "worker", "launcher", "spawner"])
            try:
                until("those to end that were hit often", self.may_strike, 180, 0.1)
                getattr(self, victim)()
            except Failure as failure:
                raise Failure(f"point {point}, {victim}: {failure}") from failure
            self.kills[victim] += 1
            if point % 25 == 24:
                print(f"   {point + 1} points, {self.number} handed in, {self.stage.unfinished()} wait", flush=True)

    def may_strike(self):
        """judged gives up a submission at which it was stopped ten times: no run would pass that is never let to its end."""
        return not self.stage.query(
            """SELECT 1 FROM attempts AS a JOIN submissions AS s ON s.id = a.submission
               WHERE s.state IN ('queued', 'compiling', 'running') AND a.ended_at IS NOT NULL
               GROUP BY s.id HAVING count(*) >= 7 LIMIT 1""")

    def next_file(self):
        kind = self.random.choices(list(KINDS), [6, 3, 2, 4, 2, 1, 1, 3, 2, 1])[0]
        self.number += 1
        return kind, self.random.randrange(USERS), *file_of(kind, self.number)

    def feed(self, point):
        for _ in range(self.random.randrange(5)):
            self.drop_one()
        if point % 5 == 0:
            kind, user, problem, name, text = self.next_file()
            file = self.stage.folder / name
            file.write_text(text)
            self.handed_in.append((kind, user, name, self.stage.submit(problem, file, user)))

    def drop_one(self):
        kind, user, problem, name, text = self.next_file()
        self.stage.drop(problem, name, text, user)
        self.dropped[name] = (kind, user)

    def some(self, kind):
        return self.random.choice(until(f"a {kind} to kill", lambda: self.stage.members(kind), 30))

    def restart(self, kind):
        self.ready[kind].append(self.stage.start())

    def daemon(self):
        self.stage.see()
        self.stage.daemon.kill()
        self.stage.daemon.wait()
        self.restart("daemon")

    def worker(self):
        before, begin = set(self.stage.members("worker")), time.monotonic()
        kill(self.some("worker"))
        until("another worker", lambda: self.is_up(before), 60, 0.2)
        self.ready["worker"].append(time.monotonic() - begin)

    def is_up(self, before):
        """An idle slot finds out that its worker is gone when it has something to do."""
        if self.stage.daemon.poll() is not None:
            raise Failure(f"judged ended with {self.stage.daemon.returncode} for the death of a worker")
        now = set(self.stage.members("worker"))
        if len(now) == 2 and now != before:
            return True
        self.drop_one()
        return False

    def spawner(self):
        # Its worker finds that out with the next run.
        kill(self.some("spawner"))

    def launcher(self):
        """Without it the daemon goes on until it needs a worker; then it ends, and systemd starts all anew."""
        worker = self.some("worker")
        kill(self.some("launcher"))
        time.sleep(self.random.uniform(0, 0.3))
        kill(worker)
        until("judged to end", self.has_noticed, 60, 0.2)
        if self.stage.daemon.returncode != 70:
            raise Failure(f"judged ended with {self.stage.daemon.returncode}, not 70")
        self.restart("launcher")

    def has_noticed(self):
        if self.stage.daemon.poll() is None:
            self.drop_one()
        return self.stage.daemon.poll() is not None

    def judge(self, expected):
        """What is wrong."""
        wrong, answered = [], {}
        for kind, user, name, process in self.handed_in:
            output, _ = process.communicate(timeout=120)
            answered[name] = (kind, user, int(output.split()[0]) if process.returncode in (0, 65) and output else None)
        have = await_all(self.stage, self.dropped)
        for name, (kind, user) in self.dropped.items():
            wrong += verdict_flaws(name, have.get(name, []), expected[kind], user, 1)
        for name, (kind, user, number) in answered.items():
            rows = have.get(name, [])
            wrong += verdict_flaws(name, rows, expected[kind], user, 1 if number or rows else 0)
            if number and [row[0] for row in rows] != [number]:
                wrong.append(f"{name}: submission {number} was promised, there are {[row[0] for row in rows]}")
        unknown = set(have) - set(self.dropped) - set(answered)
        wrong += [f"{name}: nobody handed it in" for name in unknown]
        return wrong + flaws_of_rows(self.stage)
