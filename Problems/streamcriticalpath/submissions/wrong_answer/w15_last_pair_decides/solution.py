"""W15: starts a kernel when the one has finished that was looked at last."""


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
        finish = max(finish, end)
        for after in behind[kernel]:
            start[after] = end
            waits[after] -= 1
            if not waits[after]:
                free.append(after)
    return finish if len(free) == count else -1
