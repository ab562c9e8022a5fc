"""Input validator of `pagedattentiondecode`: exit status 42 for a valid input, 43 and one line otherwise."""

import re
import sys

COUNT = r"(0|[1-9][0-9]{0,9})"
LINE = re.compile(
    rf"batch={COUNT} heads={COUNT} kv_heads={COUNT} head_dim=(32|64|128) longest={COUNT}"
    r" lengths=(full|zero|edges|mixed) fill=(normal|mean|huge|rising|shared)"
    rf" (?:seed={COUNT}|(place=gpu)(?: time=yes)?)\n"
)
BATCH, HEADS, GROUP, LONGEST = 256, 128, 64, 32_768
NUMBERS = 2**29  # of all keys of the longest sequences together
SMALL = 50_000  # of those in a case for a CPU
SEED = 2**20


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check(text):
    """Raises Refused unless `text` is a valid input."""
    match = LINE.fullmatch(text)
    need(match, "not one line of the keys in their order, each value in its shortest form")
    batch, heads, kv_heads, head_dim, longest = map(int, match.groups()[:5])
    seed, place = match.groups()[7:]
    need(1 <= batch <= BATCH, "too few or too many sequences")
    need(1 <= kv_heads <= heads <= HEADS, "too few or too many heads")
    need(heads % kv_heads == 0, "query heads that are no multiple of the key heads")
    need(heads // kv_heads <= GROUP, f"more than {GROUP} query heads for a key head")
    need(1 <= longest <= LONGEST, f"sequences of no token, or more than {LONGEST}")
    numbers = batch * longest * kv_heads * head_dim
    need(numbers <= NUMBERS, f"more than {NUMBERS} numbers in the keys")
    if place is None:
        need(numbers <= SMALL, f"more than {SMALL} numbers in the keys of a case for a CPU")
        need(int(seed) < SEED, f"a seed of {SEED} or more")


def main():
    try:
        check(sys.stdin.buffer.read().decode("latin-1"))
    except Refused as reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
