"""Input validator of `rowsoftmax`: exit status 42 for a valid input, 43 and one line otherwise."""

import re
import sys

NUMBER = rb"([1-9][0-9]{0,5})"
FILLS = rb"normal|steps|huge|negative|equal|masked|lowest"
ON_CPU = re.compile(rb"rows=%s columns=%s dtype=float32 fill=(?:%s) seed=(?:0|%s)\n" % (NUMBER, NUMBER, FILLS, NUMBER))
ON_GPU = re.compile(
    rb"rows=%s columns=%s dtype=(?:float32|float16|bfloat16) fill=(?:%s) place=gpu(?: time=yes)?\n" % (NUMBER, NUMBER, FILLS)
)
ROWS, COLUMNS = 65_536, 131_072
NUMBERS, NUMBERS_ON_CPU = 1 << 29, 1 << 16


def fault(text):
    """What is wrong with an input, in one line, or None."""
    match = ON_CPU.fullmatch(text) or ON_GPU.fullmatch(text)
    if not match:
        return "is not one line of the keys in their order, with values that the statement knows"
    rows, columns = int(match[1]), int(match[2])
    most = NUMBERS if match.re is ON_GPU else NUMBERS_ON_CPU
    if rows > ROWS or columns > COLUMNS or rows * columns > most:
        return f"{rows} rows of {columns} are too many"
    return None


def main():
    reason = fault(sys.stdin.buffer.read())
    if reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
