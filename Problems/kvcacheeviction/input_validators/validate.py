"""Input validator of `kvcacheeviction`: exit status 42 for a valid input, 43 and a line otherwise.

Knows nothing of the driver: reads the grammar of the statement byte by byte and checks the limits.
"""

import re
import sys

CALLS = 50
OPERATIONS = 300_000  # of all calls together
MOST_CAPACITY = 10**9
BOUND = 10**18  # of sequences and pages
LENGTH = 9  # operations of a round
INTEGER = rb"(?:0|-?[1-9][0-9]{0,18})"
HEAD = re.compile(b"ops (?:list|tuple) (?:list|tuple) (" + INTEGER + rb") (0|[1-9][0-9]{0,5})")
ROUNDS = re.compile(rb"rounds ([1-9][0-9]{0,5}) ([1-9])")
KINDS = rb"(touch|pin|unpin|free)"
OPERATION = re.compile(KINDS + b"((?: " + INTEGER + b")+)")


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check_operation(line, count):
    """An operation, or the first one of `count` rounds with the steps to the next."""
    match = OPERATION.fullmatch(line)
    need(match, f"{line[:80]!r} is not an operation in canonical form")
    values = [int(word) for word in match[2].split()]
    each = 2 if match[1] == b"touch" else 1
    wanted = each if count == 1 else 2 * each
    need(len(values) == wanted, f"{line[:80]!r} has {len(values)} numbers, not {wanted}")
    if count > 1:
        values += [values[i] + (count - 1) * values[each + i] for i in range(each)]
    need(all(abs(value) <= BOUND for value in values), f"{line[:80]!r} goes beyond {BOUND}")


def check_operations(lines, at, count):
    """Checks the line at `at` and those that belong to it: how many operations, and the next."""
    match = ROUNDS.fullmatch(lines[at])
    if not match:
        check_operation(lines[at], 1)
        return 1, at + 1
    rounds, length = map(int, match.groups())
    need(2 <= rounds and rounds * length <= count, f"{rounds} rounds of {length}")
    need(at + length < len(lines), "a round has fewer lines than it says")
    for line in lines[at + 1 : at + 1 + length]:
        check_operation(line, rounds)
    return rounds * length, at + 1 + length


def check(text):
    """Raises Refused unless `text` is a valid input."""
    lines = text.split(b"\n")
    need(lines.pop() == b"", "the last line is not ended")
    need(lines and re.fullmatch(rb"[1-9][0-9]?", lines[0]), "the first line is not a small number")
    calls = int(lines[0])
    need(calls <= CALLS, f"more than {CALLS} calls")
    at, total = 1, 0
    for call in range(1, calls + 1):
        need(at < len(lines), f"call {call} is missing")
        head = HEAD.fullmatch(lines[at])
        need(head, f"{lines[at][:80]!r} does not begin a call")
        capacity, count = map(int, head.groups())
        need(abs(capacity) <= MOST_CAPACITY, f"a capacity of {capacity}")
        found, at = 0, at + 1
        total += count
        need(total <= OPERATIONS, f"more than {OPERATIONS} operations in all")
        while found < count:
            need(at < len(lines), f"call {call} has fewer operations than it says")
            more, at = check_operations(lines, at, count - found)
            found += more
    need(at == len(lines), "there are lines after the last call")


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
