"""The change of the count at each instant, summed up in the order of time."""


def max_overlapping_kernels(spans):
    change = {}
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
        change[start] = change.get(start, 0) + 1
        change[end] = change.get(end, 0) - 1
    active = most = 0
    for instant in sorted(change):
        active += change[instant]
        most = max(most, active)
    return most
