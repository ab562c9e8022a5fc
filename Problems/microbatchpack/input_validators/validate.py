"""Input validator of `microbatchpack`: exit status 42 for a valid input, 43 and one line otherwise.

Knows nothing of the driver: reads the grammar of the statement byte by byte and checks the limits.
"""

import re
import sys

CALLS = 50
REQUESTS = 1_000_000  # of all calls together
BOUND = 10**18
INTEGER = rb"(?:0|-?[1-9][0-9]{0,18})"
HEAD = re.compile(
    b"batch (?:list|tuple) (" + INTEGER + b") (" + INTEGER + rb") (0|[1-9][0-9]{0,6})"
)
LENGTHS = re.compile(INTEGER + b"(?: " + INTEGER + b")*")
RUN = re.compile(b"run (" + INTEGER + b") (" + INTEGER + b") (" + INTEGER + b")")


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check_values(low, high, line):
    need(-BOUND <= low and high <= BOUND, f"{line[:80]!r} goes beyond {BOUND}")


def requests_of(line):
    """How many requests a line describes."""
    if LENGTHS.fullmatch(line):
        lengths = [int(word) for word in line.split(b" ")]
        check_values(min(lengths), max(lengths), line)
        return len(lengths)
    match = RUN.fullmatch(line)
    need(match, f"{line[:80]!r} is neither a list of lengths nor a run in canonical form")
    count, length, step = map(int, match.groups())
    need(2 <= count <= REQUESTS, f"a run of {count} requests")
    values = (length, step, length + (count - 1) * step)
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
        memory_budget, bytes_per_token, count = map(int, head.groups())
        values = (memory_budget, bytes_per_token)
        check_values(min(values), max(values), lines[at])
        found, at = 0, at + 1
        total += count
        need(total <= REQUESTS, f"more than {REQUESTS} requests in all")
        while found < count:
            need(at < len(lines), f"call {call} has fewer requests than it says")
            found += requests_of(lines[at])
            at += 1
        need(found == count, f"call {call} has more requests than it says")
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
