"""The ends of the active spans in a heap, the spans taken in the order of their starts."""

import heapq
from operator import itemgetter


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    ends, most = [], 0
    for start, end in sorted(spans, key=itemgetter(0)):
        while ends and ends[0] <= start:
            heapq.heappop(ends)
        if start < end:
            heapq.heappush(ends, end)
        if len(ends) > most:
            most = len(ends)
    return most
