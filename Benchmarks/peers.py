"""The same submissions to this judge and to another one."""
from daemon import Daemon
from dmoj import DMOJ
from table import Row, Sample, say
from verdicts import PROGRAMS

PEER_LIMIT = 10  # seconds for each test, so that a busy machine changes no verdict

# Goals as parts of DMOJ's time; where a source was seen before, DMOJ does what it did the first time.
PEER_GOALS = {
    ("cpp", 20, "unseen"): 2, ("cpp", 20, "seen before"): 20, ("cpp", 100, "unseen"): 5, ("cpp", 100, "seen before"): 12,
    ("py", 20, "unseen"): 15, ("py", 20, "seen before"): 15, ("py", 100, "unseen"): 30, ("py", 100, "seen before"): 30,
}


def peer_rows(bin, rounds, folder):
    """The same submissions to this judge and to DMOJ, in turn, so that both see the same machine."""
    times = {case: ([], []) for case in PEER_GOALS}
    with Daemon(bin) as daemon, DMOJ(folder) as dmoj:
        for count in 20, 100:
            for ending, language in ("cpp", "cpp"), ("py", "python3"):
                problem = daemon.package(f"bench{ending}{count}", language, count, limit=PEER_LIMIT)
                dmoj.package(problem, daemon.problems / problem / "data/secret")
        daemon.start("benchcpp20")
        dmoj.start()
        judges = [lambda problem, ending, source: daemon.judge(problem, f"again.{ending}", source),
                  lambda problem, ending, source: dmoj.judge(problem, ending, source, PEER_LIMIT)]
        for number in range(-1, rounds):
            say(f"measuring peers, round {number + 1}")
            for case in PEER_GOALS:
                for which in sorted((0, 1), reverse=number % 2):
                    taken = judges[which](f"bench{case[0]}{case[1]}", case[0], peer_source(case, number)) * 1e3
                    if number >= 0:
                        times[case][which].append(taken)
            if number < 0:
                daemon.wait_for_preludes()
    return [peer_row(case, *map(Sample, times[case])) for case in PEER_GOALS]


def peer_source(case, number):
    """A + B. Unseen it has a remark of its own in each round, seen before the same in all."""
    ending, count, seen = case
    return f"{PROGRAMS[ending]}{'//' if ending == 'cpp' else '#'} {count} {number if seen == 'unseen' else 'again'}\n"


def peer_row(case, ours, dmoj):
    ending, count, seen = case
    what = f"{'C++' if ending == 'cpp' else 'Python'} A+B, {count} tests, source {seen}"
    return Row(what, f"{ours.median:.1f} ms", f"DMOJ {dmoj.median:.0f} ms", f"1/{dmoj.median / ours.median:.1f}",
               f"<= 1/{PEER_GOALS[case]}", None, f"{ours.words}; DMOJ {dmoj.words}")
