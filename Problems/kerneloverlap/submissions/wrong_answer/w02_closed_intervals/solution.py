"""W2: takes the end for active too."""

import bisect


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    starts = sorted(start for start, _ in spans)
    ends = sorted(end for _, end in spans)
    return max(
        (bisect.bisect_right(starts, t) - bisect.bisect_left(ends, t) for t in starts), default=0
    )
