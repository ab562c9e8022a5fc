"""Input validator of `prefixcachematch`: exit status 42 for a valid input, 43 and a line otherwise.

Knows nothing of the driver: reads the grammar of the statement byte by byte and checks the limits.
"""

import re
import sys

CALLS = 50
TOKENS = 1_000_000  # of all calls together
SEQUENCES = 200_000  # of all calls together
BLOCKS = 200_000  # of all calls together
BOUND = 2**31  # all tokens are smaller
MOST_BLOCK = 10**18
NUMBER = rb"(?:0|[1-9][0-9]{0,9})"
COUNT = rb"(0|[1-9][0-9]{0,5})"
BLOCK = rb"(0|-?[1-9][0-9]{0,18})"
HEAD = re.compile(b"match (?:list|tuple) (?:list|tuple) " + b" ".join([BLOCK, COUNT, COUNT]))
ROUNDS = re.compile(rb"rounds ([1-9][0-9]{0,5}) ([1-9])")
PART = re.compile(b"(?:([1-9][0-9]{0,6})[*])?(" + NUMBER + rb"(?:[+]" + NUMBER + b")*)")


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def length_of(line, in_rounds):
    """How many tokens the sequence of a line has."""
    word, *parts = line.split(b" ")
    need(word == b"sequence", f"{line[:80]!r} is not a sequence")
    length = 0
    for part in parts:
        match = PART.fullmatch(part)
        need(match, f"{part[:80]!r} is not a part in canonical form")
        count, values = match[1], [int(value) for value in match[2].split(b"+")]
        wanted = 3 if in_rounds else 1 if count is None else 2
        need(count is not None or not in_rounds, f"{part[:80]!r} in a round has no count")
        need(len(values) == wanted, f"{part[:80]!r} has {len(values)} numbers, not {wanted}")
        need(max(values) < BOUND, f"{part[:80]!r} goes beyond {BOUND - 1}")
        need(in_rounds or count != b"1", f"{part[:80]!r} is one token")
        length += int(count or 1)
    return length


def lengths_of(lines, at, count):
    """The lengths of the sequences that the line at `at` begins, and the line after them."""
    match = ROUNDS.fullmatch(lines[at])
    if not match:
        return [length_of(lines[at], False)], at + 1
    rounds, length = map(int, match.groups())
    need(2 <= rounds and rounds * length <= count, f"{rounds} rounds of {length}")
    need(at + length < len(lines), "a round has fewer lines than it says")
    after = at + 1 + length
    return [length_of(line, True) for line in lines[at + 1 : after]] * rounds, after


def check(text):
    """Raises Refused unless `text` is a valid input."""
    lines = text.split(b"\n")
    need(lines.pop() == b"", "the last line is not ended")
    need(lines and re.fullmatch(rb"[1-9][0-9]?", lines[0]), "the first line is not a small number")
    calls = int(lines[0])
    need(calls <= CALLS, f"more than {CALLS} calls")
    at, tokens, sequences, blocks = 1, 0, 0, 0
    for call in range(1, calls + 1):
        need(at < len(lines), f"call {call} is missing")
        head = HEAD.fullmatch(lines[at])
        need(head, f"{lines[at][:80]!r} does not begin a call")
        block, *counts = map(int, head.groups())
        need(abs(block) <= MOST_BLOCK, f"a block of {block}")
        at += 1
        sequences += sum(counts)
        need(sequences <= SEQUENCES, f"more than {SEQUENCES} sequences in all")
        for count in counts:
            lengths = []
            while len(lengths) < count:
                need(at < len(lines), f"call {call} has fewer sequences than it says")
                more, at = lengths_of(lines, at, count - len(lengths))
                lengths += more
            tokens += sum(lengths)
            need(tokens <= TOKENS, f"more than {TOKENS} tokens in all")
            blocks += sum(length // block for length in lengths) if block > 0 else 0
            need(blocks <= BLOCKS, f"more than {BLOCKS} whole blocks in all")
    need(lines[at:] == [b"end"], "after the last call there is not just the line end")


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
