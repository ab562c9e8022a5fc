"""Driver of the problem `bestshardsplit`: reads calls, makes them, prints a line for each.

A submission is the file solution.py beside this one. The statement, "The driver's input", has the
grammar of what is read here.
"""

import operator
import os
import sys

CONTAINERS = {"list": list, "tuple": tuple}
TWICE = 20_000  # a call with more layers than this is not made a second time


class Unfit(Exception):
    """The result has another form than the statement wants; says which."""


def read_calls(lines):
    """Gives (container, costs, k) for each call."""
    rest = iter(lines)
    for _ in range(int(next(rest))):
        _, container, k, count = next(rest).split()
        yield container.decode(), read_costs(rest, int(count)), int(k)


def read_costs(lines, wanted):
    """The costs that lines `cost cost ...` and `run count cost step` describe."""
    costs = []
    while len(costs) < wanted:
        words = next(lines).split()
        if words[0] != b"run":
            costs.extend(map(int, words))
        else:
            count, cost, step = map(int, words[1:])
            costs.extend(cost + i * step for i in range(count))
    return costs


def whole(value, what):
    """A whole number of whatever type as an int."""
    try:
        if not isinstance(value, bool):
            return operator.index(value)
    except TypeError:
        pass
    raise Unfit(f"{what} is of type {type(value).__name__}, not int")


def plain(result):
    """The result as a line to print; lists and arrays stand for tuples, and the reverse."""
    if not isinstance(result, (tuple, list)):
        raise Unfit(f"is of type {type(result).__name__}, not tuple")
    if len(result) != 2:
        raise Unfit(f"has {len(result)} parts, not 2")
    largest, cuts = result
    if hasattr(cuts, "tolist"):
        cuts = cuts.tolist()
    if not isinstance(cuts, (list, tuple, range)):
        raise Unfit(f"has cuts of type {type(cuts).__name__}, not list")
    whole_cuts = [whole(cut, "has a cut that") for cut in cuts]
    return str((whole(largest, "has a largest stage that"), whole_cuts))


def outcome(solve, costs, k):
    try:
        result = solve(costs, k)
    except ValueError:
        return "ValueError"
    try:
        return plain(result)
    except Unfit as reason:
        return f"RESULT {reason}"


def judge(solve, container, values, k):
    """Calls, twice unless that takes long, with the same arguments and gives the line to print."""
    costs = CONTAINERS[container](values)
    first = outcome(solve, costs, k)
    second = outcome(solve, costs, k) if len(values) <= TWICE else first
    if costs != CONTAINERS[container](values):
        return "MUTATED"
    if first != second:
        return "DIFFERS"
    return first


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import split

    for call in read_calls(sys.stdin.buffer.read().splitlines()):
        print(judge(split, *call), flush=True)


if __name__ == "__main__":
    main()
