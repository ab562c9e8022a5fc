"""Input validator of `fusedxentbwd`: exit status 42 for a valid input, 43 and one line otherwise."""

import re
import sys

COUNT = r"(?:0|[1-9][0-9]{0,9})"
INTEGER = r"(?:0|-?[1-9][0-9]{0,18})"
SHARE = r"0(?:\.[0-9]{0,5}[1-9])?"
LINE = re.compile(
    rf"rows=({COUNT}) columns=({COUNT}) dtype=(float32|bfloat16) fill=(normal|steps|shifted|ramp|masked|garbage)"
    rf" ignored=({COUNT}) ignore_index=({INTEGER}) label_smoothing=({SHARE})"
    rf" (?:seed=({COUNT})|(place=gpu)(?: time=yes)?)\n"
)
ROWS, COLUMNS, LOGITS = 262_144, 131_072, 2**29
SMALL = 2_000  # logits of a case for a CPU
SEED = 2**20


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check(text):
    """Raises Refused unless `text` is a valid input."""
    match = LINE.fullmatch(text)
    need(match, "not one line of the keys in their order, each value in its shortest form")
    rows, columns, dtype, fill, ignored, ignore_index, smoothing, seed, place = match.groups()
    rows, columns = int(rows), int(columns)
    need(1 <= rows <= ROWS and 1 <= columns <= COLUMNS, "too few or too many rows or columns")
    need(rows * columns <= LOGITS, f"more than {LOGITS} logits")
    need(int(ignored) <= 1000, "more than 1000 in 1000 ignored")
    need(-(2**63) <= int(ignore_index) < 2**63, "ignore_index does not fit in 64 bits")
    need(fill != "masked" or float(smoothing) == 0, "with -inf among the logits there is no smoothing")
    if place is None:
        need(dtype == "float32", "a case for a CPU has float32 logits")
        need(rows * columns <= SMALL, f"more than {SMALL} logits in a case for a CPU")
        need(int(seed) < SEED, f"a seed of {SEED} or more")


def main():
    try:
        check(sys.stdin.buffer.read().decode("latin-1"))
    except Refused as reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
