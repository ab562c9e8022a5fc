"""W27: returns -1 for a circle before it has seen that a number is refused."""


def critical_path(durations, deps):
    count = len(durations)
    if min(durations, default=0) < 0:
        raise ValueError("a negative duration")
    behind, waits = [[] for _ in durations], [0] * count
    for before, after in deps:
        if before not in range(count) or after not in range(count):
            continue
        behind[before].append(after)
        waits[after] += 1
    start, finish = [0] * count, 0
    free = [kernel for kernel in range(count) if not waits[kernel]]
    for kernel in free:
        end = start[kernel] + durations[kernel]
        finish = max(finish, end)
        for after in behind[kernel]:
            start[after] = max(start[after], end)
            waits[after] -= 1
            if not waits[after]:
                free.append(after)
    if len(free) < count:
        return -1
    if any(kernel not in range(count) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    return finish
