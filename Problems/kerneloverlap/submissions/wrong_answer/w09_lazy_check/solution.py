"""W9: checks a span when it comes to it, and stops when the rest cannot beat the maximum."""

import heapq


def max_overlapping_kernels(spans):
    ends, most = [], 0
    for taken, (start, end) in enumerate(sorted(map(tuple, spans))):
        while ends and ends[0] <= start:
            heapq.heappop(ends)
        if most >= len(ends) + len(spans) - taken:
            break
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
        if start < end:
            heapq.heappush(ends, end)
        most = max(most, len(ends))
    return most
