"""Driver of the problem `kvcacheeviction`: reads calls, makes them, prints a line for each.

A submission is the file solution.py beside this one. The statement, "The driver's input", has the
grammar of what is read here.
"""

import operator
import os
import sys

CONTAINERS = {"list": list, "tuple": tuple}
TWICE = 20_000  # a call with more operations than this is not made a second time
BLOCK = 1000  # a longer list is printed as a number for each so many of its own


class Unfit(Exception):
    """The result has another form than the statement wants; says which."""


def read_calls(lines):
    """Gives (outer container, inner container, capacity, operations) for each call."""
    rest = iter(lines)
    for _ in range(int(next(rest))):
        _, outer, inner, capacity, count = next(rest).decode().split()
        yield outer, inner, int(capacity), read_operations(rest, int(count))


def read_operations(lines, wanted):
    """The operations that lines `kind number ...` and `rounds count length` describe."""
    operations = []
    while len(operations) < wanted:
        words = next(lines).decode().split()
        if words[0] != "rounds":
            operations.append((words[0], *map(int, words[1:])))
        else:
            first = [next(lines).decode().split() for _ in range(int(words[2]))]
            operations.extend(rounds(int(words[1]), first))
    return operations


def rounds(count, rows):
    """Rows `kind number ... step ...` one after the other, so many times."""
    rows = [(kind, *map(int, numbers)) for kind, *numbers in rows]
    for i in range(count):
        for row in rows:
            if len(row) == 5:
                kind, sequence, pages, sequence_step, pages_step = row
                yield kind, sequence + i * sequence_step, pages + i * pages_step
            else:
                kind, sequence, sequence_step = row
                yield kind, sequence + i * sequence_step


def whole(value):
    """A whole number of whatever type as an int."""
    try:
        if not isinstance(value, bool):
            return operator.index(value)
    except TypeError:
        pass
    raise Unfit(f"has a report of type {type(value).__name__}, not int")


def mixed(block):
    """One number made from all of a block."""
    value = 0
    for number in block:
        value = (value * 1_000_003 + number) & (2**64 - 1)
    return value


def plain(result, wanted):
    """The result as a line to print; tuples, ranges and arrays stand for lists."""
    if hasattr(result, "tolist"):
        result = result.tolist()
    if not isinstance(result, (list, tuple, range)):
        raise Unfit(f"is of type {type(result).__name__}, not list")
    if len(result) != wanted:
        raise Unfit(f"has {len(result)} reports for {wanted} operations")
    reports = list(map(whole, result))
    if wanted <= BLOCK:
        return str(reports)
    blocks = (mixed(reports[at : at + BLOCK]) for at in range(0, wanted, BLOCK))
    return "in blocks " + " ".join(map(str, blocks))


def outcome(solve, capacity, operations):
    wanted = len(operations)
    try:
        result = solve(capacity, operations)
    except ValueError:
        return "ValueError"
    try:
        return plain(result, wanted)
    except Unfit as reason:
        return f"RESULT {reason}"


def build(outer, inner, operations):
    return CONTAINERS[outer](map(CONTAINERS[inner], operations))


def judge(solve, outer, inner, capacity, operations):
    """Calls, twice unless that takes long, with the same arguments and gives the line to print."""
    given = build(outer, inner, operations)
    first = outcome(solve, capacity, given)
    second = outcome(solve, capacity, given) if len(operations) <= TWICE else first
    if given != build(outer, inner, operations):
        return "MUTATED"
    if first != second:
        return "DIFFERS"
    return first


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import replay

    for call in read_calls(sys.stdin.buffer.read().splitlines()):
        print(judge(replay, *call), flush=True)


if __name__ == "__main__":
    main()
