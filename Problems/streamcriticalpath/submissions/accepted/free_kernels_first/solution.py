"""Kernels that wait for nothing more, one after the other, hand their finish on."""


def critical_path(durations, deps):
    count = len(durations)
    if min(durations, default=0) < 0:
        raise ValueError("durations must not be negative")
    behind = [[] for _ in range(count)]
    waits = [0] * count
    for before, after in deps:
        if before < 0 or before >= count or after < 0 or after >= count:
            raise ValueError("no such kernel")
        behind[before].append(after)
        waits[after] += 1
    free = [kernel for kernel in range(count) if waits[kernel] == 0]
    start = [0] * count
    finish = started = 0
    while free:
        kernel = free.pop()
        started += 1
        end = start[kernel] + durations[kernel]
        finish = max(finish, end)
        for after in behind[kernel]:
            start[after] = max(start[after], end)
            waits[after] -= 1
            if waits[after] == 0:
                free.append(after)
    return finish if started == count else -1
