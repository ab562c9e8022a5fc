"""Input validator of `ringallreducecost`: exit status 42 for a valid input, else 43 and one line.

Knows nothing of the driver: reads the grammar of the statement byte by byte and checks the limits.
"""

import re
import sys
from math import lcm

CALLS = 50
RANKS = 1_000  # of all calls together
BOUND = 10**12
INTEGER = rb"(?:0|-?[1-9][0-9]{0,12})"
CALL = re.compile(
    b"ring (?:list|tuple) (" + INTEGER + b") (0|[1-9][0-9]{0,3})((?: " + INTEGER + b")*)"
)


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check_call(nbytes, bandwidths):
    for number in (nbytes, *bandwidths):
        need(abs(number) <= BOUND, f"{number} goes beyond {BOUND}")
    # With this the result fits in 64 bits. Either all rounds last as long as on the slowest links,
    # or another bandwidth is close to theirs, and no chunk takes more than two seconds.
    unit = lcm(*(bandwidth for bandwidth in bandwidths if bandwidth > 0))
    need(unit <= BOUND, f"the bandwidths' least common multiple is {unit}")


def check(text):
    """Raises Refused unless `text` is a valid input."""
    lines = text.split(b"\n")
    need(lines.pop() == b"", "the last line is not ended")
    need(lines and re.fullmatch(rb"[1-9][0-9]?", lines[0]), "the first line is not a small number")
    said = int(lines[0])
    need(said <= CALLS, f"more than {CALLS} calls")
    need(len(lines) == said + 1, f"{len(lines) - 1} calls, not {said}")
    ranks = 0
    for line in lines[1:]:
        match = CALL.fullmatch(line)
        need(match, f"{line[:80]!r} is not a call in canonical form")
        bandwidths = [int(word) for word in match[3].split()]
        need(len(bandwidths) == int(match[2]), f"{len(bandwidths)} ranks, not {int(match[2])}")
        ranks += len(bandwidths)
        need(ranks <= RANKS, f"more than {RANKS} ranks in all")
        check_call(int(match[1]), bandwidths)


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
