"""W1: where one span ends and another starts, takes the start first."""


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    busy = [(start, end) for start, end in spans if start < end]
    events = sorted(
        [(start, 1) for start, _ in busy] + [(end, -1) for _, end in busy],
        key=lambda event: (event[0], -event[1]),
    )
    active = most = 0
    for _, change in events:
        active += change
        most = max(most, active)
    return most
