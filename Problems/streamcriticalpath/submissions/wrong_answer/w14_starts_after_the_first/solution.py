"""W14: starts a kernel as soon as the first of those that it waits for has finished."""


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
    start, finish = [None] * count, 0
    free = [kernel for kernel in range(count) if not waits[kernel]]
    for kernel in free:
        end = (start[kernel] or 0) + durations[kernel]
        finish = max(finish, end)
        for after in behind[kernel]:
            if start[after] is None or end < start[after]:
                start[after] = end
            waits[after] -= 1
            if not waits[after]:
                free.append(after)
    return finish if len(free) == count else -1
