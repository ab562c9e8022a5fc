"""W8: takes a span that ends before it starts for an empty one."""


def max_overlapping_kernels(spans):
    busy = [(start, end) for start, end in spans if start < end]
    events = sorted([(start, 1) for start, _ in busy] + [(end, -1) for _, end in busy])
    active = most = 0
    for _, change in events:
        active += change
        most = max(most, active)
    return most
