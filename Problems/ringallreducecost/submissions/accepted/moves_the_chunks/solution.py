"""Moves the chunks from rank to rank, and checks at the end that every rank has the whole sum."""

from fractions import Fraction


def allreduce_time(nbytes, bandwidths):
    n = len(bandwidths)
    if n == 0 or nbytes < 0 or min(bandwidths) < 1:
        raise ValueError("no ranks, less than no bytes, or a link that carries nothing")
    sizes = [nbytes // n + 1] * (nbytes % n) + [nbytes // n] * (n - nbytes % n)
    sums = [[1] * n for _ in range(n)]  # of how many ranks each rank has each chunk's sum
    chunks = list(range(n))  # what each rank sends
    seconds = Fraction(0)
    for turn in range(2 * (n - 1)):
        seconds += max(Fraction(sizes[chunks[rank]], bandwidths[rank]) for rank in range(n))
        sent = [sums[rank][chunks[rank]] for rank in range(n)]
        chunks = chunks[-1:] + chunks[:-1]
        for rank in range(n):
            own = 1 if turn < n - 1 else 0
            sums[rank][chunks[rank]] = sent[rank - 1] + own
    assert all(ranks == n for row in sums for ranks in row)
    return seconds.numerator, seconds.denominator
