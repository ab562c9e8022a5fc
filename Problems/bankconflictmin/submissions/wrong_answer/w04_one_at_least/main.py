"""Driver of the problem `bankconflictmin`: reads warps, makes a call for each, prints a line.

A submission is the file solution.py beside this one. The statement, "The driver's input", has the
grammar of what is read here.
"""

import operator
import os
import sys

CONTAINERS = {"list": list, "tuple": tuple}
TWICE = 1_000  # in a test of more warps than this no call is made a second time


def read_warps(lines):
    """Gives (container, addresses, whether to call twice) for each warp."""
    rest = iter(lines)
    total = int(next(rest))
    for line in rest:
        kind, container, *words = line.split()
        for addresses in warps(kind, list(map(int, words))):
            yield container.decode(), addresses, total <= TWICE


def warps(kind, numbers):
    """The addresses of each warp that a line describes."""
    if kind == b"warp":
        return [numbers[1:]]
    count, lanes, address, step, move, widen = numbers
    return (
        [address + j * step + i * (move + j * widen) for j in range(lanes)] for i in range(count)
    )


def outcome(solve, addresses):
    """The line to print for a call, but for changed addresses."""
    try:
        result = solve(addresses)
    except ValueError:
        return "ValueError"
    if isinstance(result, bool) or not hasattr(result, "__index__"):
        return f"RESULT is of type {type(result).__name__}, not int"
    return str(operator.index(result))


def judge(solve, container, values, twice):
    """Calls, with the same addresses if it does so twice, and gives the line to print."""
    addresses = CONTAINERS[container](values)
    first = outcome(solve, addresses)
    second = outcome(solve, addresses) if twice else first
    if addresses != CONTAINERS[container](values):
        return "MUTATED"
    if first != second:
        return "DIFFERS"
    return first


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import transactions

    for warp in read_warps(sys.stdin.buffer.read().splitlines()):
        print(judge(transactions, *warp), flush=True)


if __name__ == "__main__":
    main()
