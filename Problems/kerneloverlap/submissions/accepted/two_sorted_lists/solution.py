"""Starts and ends sorted apart: at each start, let the ends go that are not later."""


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    busy = [(start, end) for start, end in spans if start < end]
    starts = sorted(start for start, _ in busy)
    ends = sorted(end for _, end in busy)
    most = ended = 0
    for begun, start in enumerate(starts, 1):
        while ends[ended] <= start:
            ended += 1
        most = max(most, begun - ended)
    return most
