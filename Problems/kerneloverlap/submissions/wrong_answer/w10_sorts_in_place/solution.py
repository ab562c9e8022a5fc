"""W10: sorts the caller's list."""

import heapq


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    if isinstance(spans, tuple):
        spans = list(spans)
    spans.sort()
    ends, most = [], 0
    for start, end in spans:
        while ends and ends[0] <= start:
            heapq.heappop(ends)
        if start < end:
            heapq.heappush(ends, end)
        most = max(most, len(ends))
    return most
