"""Driver of the problem `kerneloverlap`: reads calls, makes them, prints a line for each.

A submission is the file solution.py beside this one. The statement, "The driver's input", has the
grammar of what is read here.
"""

import operator
import os
import sys

CONTAINERS = {"list": list, "tuple": tuple}
FAILED = object()  # the outcome of a call that raises ValueError
TWICE = 20_000  # a call with more spans than this is not made a second time


def read_calls(lines):
    """Gives (outer container, inner container, flat pairs) for each call."""
    rest = iter(lines)
    for _ in range(int(next(rest))):
        _, outer, inner, count = next(rest).split()
        yield outer.decode(), inner.decode(), read_pairs(rest, int(count))


def read_pairs(lines, wanted):
    """The spans that lines `start end` and `run count start end start_step end_step` describe."""
    pairs = []
    while len(pairs) < wanted:
        words = next(lines).split()
        if len(words) == 2:
            pairs.append((int(words[0]), int(words[1])))
        else:
            count, start, end, start_step, end_step = map(int, words[1:])
            pairs.extend((start + i * start_step, end + i * end_step) for i in range(count))
    return pairs


def build(outer, inner, pairs):
    return CONTAINERS[outer](map(CONTAINERS[inner], pairs))


def outcome(solve, spans):
    try:
        return solve(spans)
    except ValueError:
        return FAILED


def judge(solve, outer, inner, pairs):
    """Calls, twice unless that takes long, with the same spans and gives the line to print."""
    spans = build(outer, inner, pairs)
    first = outcome(solve, spans)
    second = outcome(solve, spans) if len(pairs) <= TWICE else first
    if spans != build(outer, inner, pairs):
        return "MUTATED"
    if first != second:
        return "DIFFERS"
    if first is FAILED:
        return "ValueError"
    if isinstance(first, bool) or not hasattr(first, "__index__"):
        return f"RESULT is of type {type(first).__name__}, not int"
    return str(operator.index(first))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import max_overlapping_kernels

    for outer, inner, pairs in read_calls(sys.stdin.buffer.read().splitlines()):
        print(judge(max_overlapping_kernels, outer, inner, pairs), flush=True)


if __name__ == "__main__":
    main()
