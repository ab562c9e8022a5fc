"""By the definition: counts the active spans at every start."""


def max_overlapping_kernels(spans):
    for start, end in spans:
        if end < start:
            raise ValueError(f"the span [{start}, {end}) ends before it starts")
    return max((sum(s <= instant < e for s, e in spans) for instant, _ in spans), default=0)
