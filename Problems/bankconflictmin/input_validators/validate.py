"""Input validator of `bankconflictmin`: exit status 42 for a valid input, else 43 and one line.

Knows nothing of the driver: reads the grammar of the statement byte by byte and checks the limits.
"""

import re
import sys

WARPS = 10_000  # of all lines together
LANES = 64
BOUND = 2**40  # addresses, and what they are made of, are nearer to 0 than this
INTEGER = rb"(?:0|-?[1-9][0-9]{0,12})"
COUNT = re.compile(rb"[1-9][0-9]{0,4}")
WARP = re.compile(b"warp (?:list|tuple) (0|[1-9][0-9]?)((?: " + INTEGER + b")*)")
SWEEP = re.compile(
    b"sweep (?:list|tuple) ([1-9][0-9]{0,4}) ([1-9][0-9]?)" + (b" (" + INTEGER + b")") * 4
)


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def warps_of(line):
    """How many warps a line describes."""
    match = WARP.fullmatch(line)
    if match:
        warps, lanes = 1, int(match[1])
        numbers = [int(word) for word in match[2].split()]
        need(len(numbers) == lanes, f"{len(numbers)} addresses, not {lanes}")
    else:
        match = SWEEP.fullmatch(line)
        need(match, f"{line[:80]!r} is neither a warp nor a sweep in canonical form")
        warps, lanes, address, step, move, widen = map(int, match.groups())
        need(2 <= warps <= WARPS, f"a sweep of {warps} warps")
        # The addresses are linear in the lane and in the warp: the corners are the extremes.
        corners = [
            address + j * step + i * (move + j * widen)
            for i in (0, warps - 1)
            for j in (0, lanes - 1)
        ]
        numbers = [address, step, move, widen, *corners]
    need(lanes <= LANES, f"{lanes} lanes")
    need(all(-BOUND < number < BOUND for number in numbers), f"{line[:80]!r} goes beyond {BOUND}")
    return warps


def check(text):
    """Raises Refused unless `text` is a valid input."""
    lines = text.split(b"\n")
    need(lines.pop() == b"", "the last line is not ended")
    need(lines and COUNT.fullmatch(lines[0]), "the first line is not a number of warps")
    said = int(lines[0])
    need(said <= WARPS, f"more than {WARPS} warps")
    found = 0
    for line in lines[1:]:
        found += warps_of(line)
        need(found <= said, f"more than the {said} warps of the first line")
    need(found == said, f"{found} warps, not the {said} of the first line")


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
