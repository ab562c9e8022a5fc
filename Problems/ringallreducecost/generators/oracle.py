"""The right answers, made in ways that share nothing with the solutions."""

from fractions import Fraction

FAILED = "ValueError"
BITS = 63  # numerator and denominator fit in 64 bits with a sign


def by_moving(nbytes, bandwidths):
    """Deals the bytes out, and moves the chunks until all ranks have the sum of all ranks."""
    ranks = len(bandwidths)
    sizes = [nbytes // ranks] * ranks
    for byte in range(nbytes % ranks):
        sizes[byte] += 1
    everyone = set(range(ranks))
    holds = [[{rank}] * ranks for rank in range(ranks)]  # whose numbers are in each chunk there
    sent, seconds, rounds = list(range(ranks)), Fraction(0), 0
    while any(chunk != everyone for chunks in holds for chunk in chunks):
        seconds += max(Fraction(sizes[sent[i]], bandwidths[i]) for i in range(ranks))
        arriving = [(sent[i], holds[i][sent[i]]) for i in range(ranks)]
        for i, (chunk, whose) in enumerate(arriving):
            after = (i + 1) % ranks
            holds[after][chunk] = holds[after][chunk] | whose
            sent[after] = chunk
        rounds += 1
    assert rounds == 2 * (ranks - 1)
    return seconds


def by_links(nbytes, bandwidths):
    """For each round the slowest link among those of larger chunks, and among the others."""
    ranks = len(bandwidths)
    size, larger = divmod(nbytes, ranks)
    ring = list(bandwidths) * 2
    seconds = Fraction(0)
    for shift in range(ranks):  # rounds `shift` and `ranks + shift`, of which the last two are none
        times = [Fraction(size, min(ring[shift + larger : shift + ranks]))]
        if larger:
            times.append(Fraction(size + 1, min(ring[shift : shift + larger])))
        rounds = 2 if shift < ranks - 2 else 1 if ranks > 1 else 0
        seconds += rounds * max(times)
    return seconds


def answer(nbytes, bandwidths):
    if not bandwidths or nbytes < 0 or min(bandwidths) < 1:
        return FAILED
    result = by_links(nbytes, bandwidths)
    if len(bandwidths) <= 40:
        assert result == by_moving(nbytes, bandwidths)
    assert max(result.numerator, result.denominator).bit_length() <= BITS
    return str((result.numerator, result.denominator))
