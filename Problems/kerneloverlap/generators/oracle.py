"""The right answers, made in two ways that share nothing with the solutions."""

from bisect import bisect_right

FAILED = "ValueError"


def by_definition(spans):
    """Counts the active spans at every start; one of these instants is the busiest."""
    if any(end < start for start, end in spans):
        return FAILED
    return max((sum(s <= instant < e for s, e in spans) for instant, _ in spans), default=0)


def by_ranks(spans):
    """Spans begun minus spans ended at every start, by binary search in two sorted arrays."""
    starts, ends = sorted(start for start, _ in spans), sorted(end for _, end in spans)
    if any(end < start for start, end in spans):
        return FAILED
    return max((bisect_right(starts, t) - bisect_right(ends, t) for t in starts), default=0)


def answer(spans):
    result = by_ranks(spans)
    assert len(spans) > 1000 or result == by_definition(spans)
    return str(result)
