"""Input validator of `bestshardsplit`: exit status 42 for a valid input, 43 and one line otherwise.

Knows nothing of the driver: reads the grammar of the statement byte by byte and checks the limits.
"""

import re
import sys

CALLS = 50
LAYERS = 200_000  # of all calls together
BOUND = 10**12  # of costs
MOST_STAGES = 10**18
INTEGER = rb"(?:0|-?[1-9][0-9]{0,18})"
HEAD = re.compile(b"layers (?:list|tuple) (" + INTEGER + rb") (0|[1-9][0-9]{0,5})")
COSTS = re.compile(INTEGER + b"(?: " + INTEGER + b")*")
RUN = re.compile(b"run (" + INTEGER + b") (" + INTEGER + b") (" + INTEGER + b")")


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check_values(low, high, line):
    need(-BOUND <= low and high <= BOUND, f"{line[:80]!r} goes beyond {BOUND}")


def layers_of(line):
    """How many layers a line describes."""
    if COSTS.fullmatch(line):
        costs = [int(word) for word in line.split(b" ")]
        check_values(min(costs), max(costs), line)
        return len(costs)
    match = RUN.fullmatch(line)
    need(match, f"{line[:80]!r} is neither a list of costs nor a run in canonical form")
    count, cost, step = map(int, match.groups())
    need(2 <= count <= LAYERS, f"a run of {count} layers")
    values = (cost, step, cost + (count - 1) * step)
    check_values(min(values), max(values), line)
    return count


def check(text):
    """Raises Refused unless `text` is a valid input."""
    lines = text.split(b"\n")
    need(lines.pop() == b"", "the last line is not ended")
    need(lines and re.fullmatch(rb"[1-9][0-9]?", lines[0]), "the first line is not a small number")
    calls = int(lines[0])
    need(calls <= CALLS, f"more than {CALLS} calls")
    at, total = 1, 0
    for call in range(1, calls + 1):
        need(at < len(lines), f"call {call} is missing")
        head = HEAD.fullmatch(lines[at])
        need(head, f"{lines[at][:80]!r} does not begin a call")
        stages, count = map(int, head.groups())
        need(abs(stages) <= MOST_STAGES, f"{stages} stages")
        found, at = 0, at + 1
        total += count
        need(total <= LAYERS, f"more than {LAYERS} layers in all")
        while found < count:
            need(at < len(lines), f"call {call} has fewer layers than it says")
            found += layers_of(lines[at])
            at += 1
        need(found == count, f"call {call} has more layers than it says")
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
