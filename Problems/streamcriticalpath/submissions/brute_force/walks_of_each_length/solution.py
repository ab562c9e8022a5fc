"""The longest walks of one kernel, of two, and so on: one of n + 1 has been in a circle."""


def critical_path(durations, deps):
    count = len(durations)
    if any(duration < 0 for duration in durations):
        raise ValueError("a negative duration")
    if any(kernel not in range(count) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    walks, longest = list(durations), 0
    for _ in range(count):
        longest = max([longest] + [walk for walk in walks if walk is not None])
        further = [None] * count
        for before, after in deps:
            if walks[before] is not None:
                further[after] = max(further[after] or 0, walks[before] + durations[after])
        walks = further
        if walks == [None] * count:
            return longest
    return -1 if count else 0
