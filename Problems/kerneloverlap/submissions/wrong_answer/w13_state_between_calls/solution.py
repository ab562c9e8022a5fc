"""W13: a default argument keeps the events of earlier calls."""


def most_active(spans, events=[]):
    for start, end in spans:
        if start < end:
            events += [(start, 1), (end, -1)]
    active = most = 0
    for _, change in sorted(events):
        active += change
        most = max(most, active)
    return most


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    return most_active(spans)
