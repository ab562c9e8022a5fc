"""W5: filters the list of active spans anew for every span."""


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    active, most = [], 0
    for start, end in sorted(map(tuple, spans)):
        active = [other for other in active if other > start]
        if start < end:
            active.append(end)
        most = max(most, len(active))
    return most
