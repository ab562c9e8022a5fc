"""W6: counts the spans that have started and forgets that they end."""

import bisect


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    starts = sorted(start for start, end in spans if start < end)
    return max((bisect.bisect_right(starts, t) for t in starts), default=0)
