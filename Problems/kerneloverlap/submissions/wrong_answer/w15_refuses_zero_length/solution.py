"""W15: takes a span of length zero for a broken one."""


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end <= start:
            raise ValueError(f"the span [{start}, {end}) does not end after it starts")
    events = sorted([(start, 1) for start, _ in spans] + [(end, -1) for _, end in spans])
    active = most = 0
    for _, change in events:
        active += change
        most = max(most, active)
    return most
