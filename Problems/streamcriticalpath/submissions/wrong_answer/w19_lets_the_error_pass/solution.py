"""W19: does not know that the library's CycleError is a ValueError."""

from graphlib import TopologicalSorter


def critical_path(durations, deps):
    count = len(durations)
    if min(durations, default=0) < 0:
        raise ValueError("a negative duration")
    if any(kernel not in range(count) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    waits_for = {kernel: set() for kernel in range(count)}
    for before, after in deps:
        waits_for[after].add(before)
    finish = [0] * count
    for kernel in TopologicalSorter(waits_for).static_order():
        start = max((finish[before] for before in waits_for[kernel]), default=0)
        finish[kernel] = start + durations[kernel]
    return max(finish, default=0)
