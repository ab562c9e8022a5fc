"""W4: a table with an entry for every instant between the first start and the last end."""

import itertools


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    if not spans:
        return 0
    first = min(start for start, _ in spans)
    change = [0] * (max(end for _, end in spans) - first + 1)
    for start, end in spans:
        change[start - first] += 1
        change[end - first] -= 1
    return max(itertools.accumulate(change))
