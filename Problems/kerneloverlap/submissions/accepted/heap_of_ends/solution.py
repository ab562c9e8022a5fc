"""The ends of the active spans in a heap, the spans taken in the order of their starts."""

import heapq


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    ends, most = [], 0
    for start, end in sorted(map(tuple, spans)):
        while ends and ends[0] <= start:
            heapq.heappop(ends)
        if start < end:
            heapq.heappush(ends, end)
        most = max(most, len(ends))
    return most
