"""Input validator of `segmentedscan`: exit status 42 for a valid input, 43 and one line otherwise."""

import re
import sys

COUNT = rb"(0|[1-9][0-9]{0,8})"
VALUES = rb"(?:dtype=(?:int64|float32) values=(?:ones|small|wide)|dtype=float32 values=infinite)"
FLAGS = rb"flags=(?:none|first|last|all|alternate|borders|often|seldom)"
ON_CPU = re.compile(rb"n=%s %s %s seed=(?:0|[1-9][0-9]{0,5})\n" % (COUNT, VALUES, FLAGS))
ON_GPU = re.compile(rb"n=%s %s %s place=gpu(?: time=yes)?\n" % (COUNT, VALUES, FLAGS))
MOST, MOST_ON_CPU = 1 << 27, 1 << 14


def fault(text):
    """What is wrong with an input, in one line, or None."""
    match = ON_CPU.fullmatch(text) or ON_GPU.fullmatch(text)
    if not match:
        return "is not one line of the keys in their order, with values that the statement knows"
    if int(match[1]) > (MOST if match.re is ON_GPU else MOST_ON_CPU):
        return f"{int(match[1])} elements are too many"
    return None


def main():
    reason = fault(sys.stdin.buffer.read())
    if reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
