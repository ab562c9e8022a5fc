"""The right answers, made in ways that share nothing with the solutions."""

from itertools import count

FAILED = "ValueError"
LANES, BANKS, WORD = 32, 32, 4


def by_rounds(addresses):
    """Asks the memory again and again: each bank delivers what its first waiting lane wants."""
    waiting = [divmod(address // WORD, BANKS) for address in addresses]
    for rounds in count():
        if not waiting:
            return rounds
        delivered = {}
        for row, bank in waiting:
            delivered.setdefault(bank, row)
        waiting = [(row, bank) for row, bank in waiting if delivered[bank] != row]


def by_rows(addresses):
    """A number for each bank, a bit of which stands for a row; counts the bits."""
    rows = sorted({address // (WORD * BANKS) for address in addresses})
    banks = [0] * BANKS
    for address in addresses:
        banks[address % (WORD * BANKS) // WORD] |= 1 << rows.index(address // (WORD * BANKS))
    return max(bin(bits).count("1") for bits in banks)


def by_definition(addresses):
    """The fewest transactions to which the lanes can be given, no two of which are at odds."""

    def at_odds(one, other):
        return one != other and (one - other) % (WORD * BANKS) == 0

    def fits(given, rest):
        if not rest:
            return True
        return any(
            not any(at_odds(rest[0], other) for other in transaction)
            and fits(given[:i] + [[*transaction, rest[0]]] + given[i + 1 :], rest[1:])
            for i, transaction in enumerate(given)
        )

    return next(fewest for fewest in count() if fits([[]] * fewest, list(addresses)))


def answer(addresses):
    if len(addresses) > LANES or any(not 0 <= a or a % WORD for a in addresses):
        return FAILED
    result = by_rounds(addresses)
    assert result == by_rows(addresses)
    if len(addresses) <= 6:
        assert result == by_definition(addresses)
    return str(result)
