"""The order comes from the standard library."""

from graphlib import CycleError, TopologicalSorter


def critical_path(durations, deps):
    if any(duration < 0 for duration in durations):
        raise ValueError("a negative duration")
    if any(not 0 <= kernel < len(durations) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    waits_for = {kernel: set() for kernel in range(len(durations))}
    for before, after in deps:
        waits_for[after].add(before)
    finish = [0] * len(durations)
    try:
        for kernel in TopologicalSorter(waits_for).static_order():
            start = max((finish[before] for before in waits_for[kernel]), default=0)
            finish[kernel] = start + durations[kernel]
    except CycleError:
        return -1
    return max(finish, default=0)
