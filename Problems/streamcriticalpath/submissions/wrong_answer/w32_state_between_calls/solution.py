"""W32: remembers from one call to the next which kernels have finished."""

finished = set()


def critical_path(durations, deps):
    count = len(durations)
    if min(durations, default=0) < 0:
        raise ValueError("a negative duration")
    if any(kernel not in range(count) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    behind, waits = [[] for _ in durations], [0] * count
    for before, after in deps:
        behind[before].append(after)
        waits[after] += 1
    start, finish = [0] * count, 0
    free = [kernel for kernel in range(count) if not waits[kernel]]
    for kernel in free:
        end = start[kernel] + durations[kernel]
        for after in behind[kernel]:
            start[after] = max(start[after], end)
            waits[after] -= 1
            if not waits[after]:
                free.append(after)
        if kernel not in finished:
            finished.add(kernel)
            finish = max(finish, end)
    return finish if len(free) == count else -1
