"""What is handed in to a judge that is killed, what becomes of it, and what may not have become of it."""
import collections
import sys
import time

import stage as stages
from stage import Failure, Stage

RIGHT = "print(sum(map(int, input().split())))\n"
COMPILED = "#include <cstdio>\nint main() { int a, b; if (std::scanf(\"%d %d\", &a, &b) == 2) std::printf(\"%d\\n\", a + b); }\n"
VALIDATOR = "import sys\nwanted = open(sys.argv[2]).read().split()\nsys.exit(42 if sys.stdin.read().split() == wanted else 43)\n"

# By name: the problem, the ending, the text. `@` becomes a number, so that the program must be compiled anew.
KINDS = {
    "right": ("sum", "py", RIGHT),
    "wrong": ("sum", "py", "a, b = map(int, input().split())\nprint(a - b if a else 0)\n"),
    "crash": ("sum", "py", "raise SystemExit(3)\n"),
    "cached": ("sum", "cpp", COMPILED),
    "compiled": ("sum", "cpp", "// @\n" + COMPILED),
    "broken": ("sum", "cpp", "int main() { return nothing; }\n"),
    "endless": ("spin", "py", "while True: pass\n"),
    "checked": ("checked", "py", RIGHT),
    "unsound": ("checked", "py", "print(7)\n"),
    "notes": ("sum", "txt", "not a program\n"),
}


def prepared(programs, name):
    # The driver kills far more workers than attempts are meant to outlast.
    stage = Stage(programs, name, ["attempts=10", "slots=2"])
    stage.problem("sum", tests=3)
    stage.problem("spin", seconds=1)
    stage.problem("checked", tests=2, validator=VALIDATOR)
    return stage


def file_of(kind, number):
    problem, ending, text = KINDS[kind]
    return problem, f"{kind}-{number:04}.{ending}", text.replace("@", str(number))


def results(stage):
    """{file name: [(id, uid, state, verdict, compiled, verdicts of its tests, message)]}"""
    found = collections.defaultdict(list)
    for name, *row in stage.query(
        """SELECT s.file_name, s.id, s.uid, s.state, s.verdict, s.compile_ok,
             (SELECT group_concat(t.name || ' ' || t.verdict) FROM attempts AS a JOIN test_results AS t ON t.attempt = a.id
              WHERE a.submission = s.id AND a.ending = 'done'), s.message
           FROM submissions AS s ORDER BY s.id"""):
        found[name].append(tuple(row))
    return found


def essence(row):
    return row[2:6]


def await_all(stage, names, seconds=120):
    """Until all are final; whatever comes to an end starts the time anew."""
    best, end = None, time.monotonic() + seconds
    while True:
        if stage.daemon.poll() is not None:
            raise Failure(f"judged ended with {stage.daemon.returncode}: {stage.log()[-800:]}")
        # The spool first: what leaves it is in the database by then.
        lying = stage.lying_about()
        have = results(stage)
        left = sum(1 for rows in have.values() for row in rows if row[2] not in ("judged", "rejected"))
        left += sum(1 for name in names if not have.get(name)) + len(lying)
        if left == 0:
            return have
        if best is None or left < best:
            best, end = left, time.monotonic() + seconds
        if time.monotonic() > end:
            lost = sorted(name for name in names if not have.get(name))
            raise Failure(f"{left} are stuck; not in the database: {lost[:5]}; in the spool: {stage.lying_about()[:5]}")
        time.sleep(0.1)


def undisturbed(programs):
    """What each kind comes to when nobody kills anything."""
    with prepared(programs, "calm") as stage:
        stage.start()
        names = {}
        for kind in KINDS:
            problem, names[kind], text = file_of(kind, 0)
            stage.drop(problem, names[kind], text)
        have = await_all(stage, names.values())
        stage.stop()
        return {kind: essence(have[name][0]) for kind, name in names.items()}


def verdict_flaws(name, rows, expected, user, count):
    if len(rows) != count:
        return [f"{name}: {len(rows)} rows, not {count}"]
    flaws = []
    for row in rows:
        if essence(row) != expected:
            flaws.append(f"{name}: {essence(row)} instead of {expected}: {row[6]}")
        if stages.IS_ROOT and row[1] != stages.FIRST_USER + user:
            flaws.append(f"{name}: is said to be of uid {row[1]}")
    return flaws


def flaws_of_rows(stage):
    """What no state of the database may show once all is judged."""
    live = stage.query("SELECT count(*) FROM attempts WHERE ended_at IS NULL")[0][0]
    flaws = [f"{live} attempts are live"] if live else []
    for number, count in stage.query(
        """SELECT s.id, (SELECT count(*) FROM attempts WHERE submission = s.id AND ending = 'done') AS count
           FROM submissions AS s WHERE s.state = 'judged' AND count <> 1"""):
        flaws.append(f"submission {number} has {count} attempts that were done")
    return flaws + [f"{path} still lies in the spool" for path in stage.lying_about()]


def keep_log(stage):
    lines = stage.log().splitlines()
    print("\n".join(["-- the log's end:", *lines[-40:]]), file=sys.stderr)
