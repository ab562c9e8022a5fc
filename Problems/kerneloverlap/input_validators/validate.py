"""Input validator of `kerneloverlap`: exit status 42 for a valid input, 43 and one line otherwise.

Knows nothing of the driver: reads the grammar of the statement byte by byte and checks the limits.
"""

import re
import sys

CALLS = 50
SPANS = 200_000  # of all calls together
LOW, HIGH = -(2**63), 2**63 - 1
INTEGER = rb"(0|-?[1-9][0-9]{0,18})"
HEAD = re.compile(rb"spans (?:list|tuple) (?:list|tuple) (0|[1-9][0-9]{0,5})")
SPAN = re.compile(INTEGER + b" " + INTEGER)
RUN = re.compile(b"run " + b" ".join([INTEGER] * 5))


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check_times(times, line):
    need(all(LOW <= time <= HIGH for time in times), f"{line!r} leaves the 64-bit integers")


def spans_of(line):
    """How many spans a line describes."""
    match = SPAN.fullmatch(line)
    if match:
        check_times(map(int, match.groups()), line)
        return 1
    match = RUN.fullmatch(line)
    need(match, f"{line[:80]!r} is neither a span nor a run in canonical form")
    count, start, end, start_step, end_step = map(int, match.groups())
    need(2 <= count <= SPANS, f"a run of {count} spans")
    last = (start + (count - 1) * start_step, end + (count - 1) * end_step)
    check_times((start, end, start_step, end_step, *last), line)
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
        wanted, found, at = int(head[1]), 0, at + 1
        total += wanted
        need(total <= SPANS, f"more than {SPANS} spans in all")
        while found < wanted:
            need(at < len(lines), f"call {call} has fewer spans than it says")
            found += spans_of(lines[at])
            at += 1
        need(found == wanted, f"call {call} has more spans than it says")
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
