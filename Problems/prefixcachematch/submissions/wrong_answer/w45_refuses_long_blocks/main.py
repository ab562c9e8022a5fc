"""Driver of the problem `prefixcachematch`: reads calls, makes them, prints a line for each.

A submission is the file solution.py beside this one. The statement, "The driver's input", has the
grammar of what is read here.
"""

import operator
import os
import sys

CONTAINERS = {"list": list, "tuple": tuple}
TWICE = 20_000  # a call with more tokens than this is not made a second time
BLOCK = 1000  # a longer list is printed as a number for each so many of its own
LAST = 2**31 - 1  # the largest token


class Unfit(Exception):
    """The result has another form than the statement wants; says which."""


def read_calls(lines):
    """Gives (outer container, inner container, cache, queries, block) for each call."""
    rest = iter(lines)
    for _ in range(int(next(rest))):
        _, outer, inner, block, cached, queries = next(rest).decode().split()
        cache = read_sequences(rest, int(cached))
        yield outer, inner, cache, read_sequences(rest, int(queries)), int(block)


def read_sequences(lines, wanted):
    """The sequences that lines `sequence part ...` and `rounds count length` describe."""
    sequences = []
    while len(sequences) < wanted:
        words = next(lines).decode().split()
        if words[0] != "rounds":
            sequences.append(tokens(map(read_part, words[1:]), 0))
        else:
            rows = [next(lines).decode().split()[1:] for _ in range(int(words[2]))]
            rows = [list(map(read_part, row)) for row in rows]
            sequences.extend(tokens(row, i) for i in range(int(words[1])) for row in rows)
    return sequences


def read_part(word):
    """`token`, `count*first+step` or `count*first+step+advance` as these four numbers."""
    if "*" not in word:
        return 1, int(word), 0, 0
    count, run = word.split("*")
    first, step, advance = map(int, (run + "+0").split("+")[:3])
    return int(count), first, step, advance


def tokens(parts, number):
    """The sequence that its parts describe in the round of that number."""
    made = []
    for count, first, step, advance in parts:
        first += number * advance
        if step == 0:
            made += [first & LAST] * count
        else:
            made += [token & LAST for token in range(first, first + count * step, step)]
    return made


def whole(value):
    """A whole number of whatever type as an int."""
    try:
        if not isinstance(value, bool):
            return operator.index(value)
    except TypeError:
        pass
    raise Unfit(f"has a number of type {type(value).__name__}, not int")


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
        raise Unfit(f"has {len(result)} numbers for {wanted} queries")
    numbers = list(map(whole, result))
    if wanted <= BLOCK:
        return str(numbers)
    blocks = (mixed(numbers[at : at + BLOCK]) for at in range(0, wanted, BLOCK))
    return "in blocks " + " ".join(map(str, blocks))


def outcome(solve, cache, queries, block):
    wanted = len(queries)
    try:
        result = solve(cache, queries, block)
    except ValueError:
        return "ValueError"
    try:
        return plain(result, wanted)
    except Unfit as reason:
        return f"RESULT {reason}"


def build(outer, inner, sequences):
    return CONTAINERS[outer](map(CONTAINERS[inner], sequences))


def judge(solve, outer, inner, cache, queries, block):
    """Calls, twice unless that takes long, with the same arguments and gives the line to print."""
    given = build(outer, inner, cache), build(outer, inner, queries)
    few = sum(map(len, cache)) + sum(map(len, queries)) <= TWICE
    first = outcome(solve, *given, block)
    second = outcome(solve, *given, block) if few else first
    if given != (build(outer, inner, cache), build(outer, inner, queries)):
        return "MUTATED"
    if first != second:
        return "DIFFERS"
    return first


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import match

    for call in read_calls(sys.stdin.buffer.read().splitlines()):
        print(judge(match, *call), flush=True)


if __name__ == "__main__":
    main()
