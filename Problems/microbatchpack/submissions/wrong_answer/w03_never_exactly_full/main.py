"""Driver of the problem `microbatchpack`: reads calls, makes them, prints a line for each.

A submission is the file solution.py beside this one. The statement, "The driver's input", has the
grammar of what is read here.
"""

import operator
import os
import sys

CONTAINERS = {"list": list, "tuple": tuple}
FAILED = object()  # the outcome of a call that raises ValueError
TWICE = 20_000  # a call with more requests than this is not made a second time


def read_calls(lines):
    """Gives (container, lengths, memory_budget, bytes_per_token) for each call."""
    rest = iter(lines)
    for _ in range(int(next(rest))):
        _, container, memory_budget, bytes_per_token, count = next(rest).split()
        lengths = read_lengths(rest, int(count))
        yield container.decode(), lengths, int(memory_budget), int(bytes_per_token)


def read_lengths(lines, wanted):
    """The lengths that lines `length length ...` and `run count length step` describe."""
    lengths = []
    while len(lengths) < wanted:
        words = next(lines).split()
        if words[0] != b"run":
            lengths.extend(map(int, words))
        else:
            count, length, step = map(int, words[1:])
            lengths.extend(length + i * step for i in range(count))
    return lengths


def outcome(solve, *arguments):
    try:
        return solve(*arguments)
    except ValueError:
        return FAILED


def judge(solve, container, values, memory_budget, bytes_per_token):
    """Calls, twice unless that takes long, with the same arguments and gives the line to print."""
    lengths = CONTAINERS[container](values)
    first = outcome(solve, lengths, memory_budget, bytes_per_token)
    again = len(values) <= TWICE
    second = outcome(solve, lengths, memory_budget, bytes_per_token) if again else first
    if lengths != CONTAINERS[container](values):
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
    from solution import min_microbatches

    for call in read_calls(sys.stdin.buffer.read().splitlines()):
        print(judge(min_microbatches, *call), flush=True)


if __name__ == "__main__":
    main()
