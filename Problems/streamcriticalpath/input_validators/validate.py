"""Input validator of `streamcriticalpath`: exit status 42 for a valid input, else 43 and one line.

Knows nothing of the driver: reads the grammar of the statement byte by byte and checks the limits.
"""

import re
import sys

CALLS = 50
KERNELS, PAIRS = 200_000, 400_000  # of all calls together
LONGEST = 10**12  # of durations
FARTHEST = 10**18  # of numbers in pairs
INTEGER = rb"(0|-?[1-9][0-9]{0,18})"
PLAIN = rb"(?:0|-?[1-9][0-9]{0,18})"
COUNT = rb"(0|[1-9][0-9]{0,5})"
HEAD = re.compile(b"graph (?:list|tuple) (?:list|tuple) " + COUNT + b" " + COUNT)
DURATIONS = re.compile(PLAIN + b"(?: " + PLAIN + b")*")
DURATION_RUN = re.compile(b"run " + b" ".join([INTEGER] * 3))
PAIR = re.compile(INTEGER + b" " + INTEGER)
PAIR_RUN = re.compile(b"run " + b" ".join([INTEGER] * 5))


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check_values(values, bound, line):
    need(all(-bound <= value <= bound for value in values), f"{line[:80]!r} goes beyond {bound}")


def durations_of(line):
    """How many durations a line describes."""
    if DURATIONS.fullmatch(line):
        durations = [int(word) for word in line.split(b" ")]
        check_values(durations, LONGEST, line)
        return len(durations)
    match = DURATION_RUN.fullmatch(line)
    need(match, f"{line[:80]!r} is neither a list of durations nor a run in canonical form")
    count, duration, step = map(int, match.groups())
    need(2 <= count <= KERNELS, f"a run of {count} durations")
    check_values((duration, step, duration + (count - 1) * step), LONGEST, line)
    return count


def pairs_of(line):
    """How many pairs a line describes."""
    match = PAIR.fullmatch(line)
    if match:
        check_values(map(int, match.groups()), FARTHEST, line)
        return 1
    match = PAIR_RUN.fullmatch(line)
    need(match, f"{line[:80]!r} is neither a pair nor a run in canonical form")
    count, before, after, before_step, after_step = map(int, match.groups())
    need(2 <= count <= PAIRS, f"a run of {count} pairs")
    last = (before + (count - 1) * before_step, after + (count - 1) * after_step)
    check_values((before, after, before_step, after_step, *last), FARTHEST, line)
    return count


def check(text):
    """Raises Refused unless `text` is a valid input."""
    lines = text.split(b"\n")
    need(lines.pop() == b"", "the last line is not ended")
    need(lines and re.fullmatch(rb"[1-9][0-9]?", lines[0]), "the first line is not a small number")
    calls = int(lines[0])
    need(calls <= CALLS, f"more than {CALLS} calls")
    at, kernels, pairs = 1, 0, 0

    def read(wanted, count_of, call, what):
        nonlocal at
        found = 0
        while found < wanted:
            need(at < len(lines), f"call {call} has fewer {what} than it says")
            found += count_of(lines[at])
            at += 1
        need(found == wanted, f"call {call} has more {what} than it says")

    for call in range(1, calls + 1):
        need(at < len(lines), f"call {call} is missing")
        head = HEAD.fullmatch(lines[at])
        need(head, f"{lines[at][:80]!r} does not begin a call")
        at += 1
        wanted_kernels, wanted_pairs = map(int, head.groups())
        kernels += wanted_kernels
        need(kernels <= KERNELS, f"more than {KERNELS} kernels in all")
        pairs += wanted_pairs
        need(pairs <= PAIRS, f"more than {PAIRS} pairs in all")
        read(wanted_kernels, durations_of, call, "durations")
        read(wanted_pairs, pairs_of, call, "pairs")
    need(at == len(lines), "there are lines after the last call")


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
