"""Driver of the problem `ringallreducecost`: reads calls, makes them, prints a line for each.

A submission is the file solution.py beside this one. The statement, "The driver's input", has the
grammar of what is read here.
"""

import operator
import os
import sys

CONTAINERS = {"list": list, "tuple": tuple}
TWICE = 200  # a call with more ranks than this is not made a second time


class Unfit(Exception):
    """The result has another form than the statement wants; says which."""


def read_calls(lines):
    """Gives (container, nbytes, bandwidths) for each call."""
    rest = iter(lines)
    for _ in range(int(next(rest))):
        _, container, nbytes, _, *bandwidths = next(rest).split()
        yield container.decode(), int(nbytes), list(map(int, bandwidths))


def whole(value, what):
    """A whole number of whatever type as an int."""
    try:
        if not isinstance(value, bool):
            return operator.index(value)
    except TypeError:
        pass
    raise Unfit(f"has a {what} of type {type(value).__name__}, not int")


def plain(result):
    """The result as a line to print; a list or an array stands for the tuple."""
    if hasattr(result, "tolist"):
        result = result.tolist()
    if not isinstance(result, (tuple, list)):
        raise Unfit(f"is of type {type(result).__name__}, not tuple")
    if len(result) != 2:
        raise Unfit(f"has {len(result)} parts, not 2")
    return str((whole(result[0], "numerator"), whole(result[1], "denominator")))


def outcome(solve, nbytes, bandwidths):
    try:
        result = solve(nbytes, bandwidths)
    except ValueError:
        return "ValueError"
    try:
        return plain(result)
    except Unfit as reason:
        return f"RESULT {reason}"


def judge(solve, container, nbytes, values):
    """Calls, twice unless that takes long, with the same arguments and gives the line to print."""
    bandwidths = CONTAINERS[container](values)
    first = outcome(solve, nbytes, bandwidths)
    second = outcome(solve, nbytes, bandwidths) if len(values) <= TWICE else first
    if bandwidths != CONTAINERS[container](values):
        return "MUTATED"
    if first != second:
        return "DIFFERS"
    return first


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import allreduce_time

    for call in read_calls(sys.stdin.buffer.read().splitlines()):
        print(judge(allreduce_time, *call), flush=True)


if __name__ == "__main__":
    main()
