"""W12: keeps times as floats, which collapse above 2^53."""


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    busy = [(float(start), float(end)) for start, end in spans if start < end]
    events = sorted([(start, 1) for start, _ in busy] + [(end, -1) for _, end in busy])
    active = most = 0
    for _, change in events:
        active += change
        most = max(most, active)
    return most
