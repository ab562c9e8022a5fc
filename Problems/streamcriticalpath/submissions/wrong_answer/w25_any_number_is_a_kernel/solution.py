"""W25: takes any number as that of a kernel, of duration 0 if there is none."""

from collections import defaultdict


def critical_path(durations, deps):
    if min(durations, default=0) < 0:
        raise ValueError("a negative duration")
    taken = defaultdict(int, enumerate(durations))
    behind, waits, start = defaultdict(list), defaultdict(int), defaultdict(int)
    kernels = set(taken).union(*deps)
    for before, after in deps:
        behind[before].append(after)
        waits[after] += 1
    free, finish = [kernel for kernel in kernels if not waits[kernel]], 0
    for kernel in free:
        end = start[kernel] + taken[kernel]
        finish = max(finish, end)
        for after in behind[kernel]:
            start[after] = max(start[after], end)
            waits[after] -= 1
            if not waits[after]:
                free.append(after)
    return finish if len(free) == len(kernels) else -1
