"""W2: goes through the kernels in the order of their numbers."""


def has_circle(count, deps):
    behind, waits = [[] for _ in range(count)], [0] * count
    for before, after in deps:
        behind[before].append(after)
        waits[after] += 1
    free = [kernel for kernel in range(count) if not waits[kernel]]
    for kernel in free:
        for after in behind[kernel]:
            waits[after] -= 1
            if not waits[after]:
                free.append(after)
    return len(free) < count


def critical_path(durations, deps):
    count = len(durations)
    if min(durations, default=0) < 0:
        raise ValueError("a negative duration")
    if any(kernel not in range(count) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    if has_circle(count, deps):
        return -1
    waits_for = [[] for _ in durations]
    for before, after in deps:
        waits_for[after].append(before)
    finish = [0] * count
    for kernel in range(count):
        start = max((finish[before] for before in waits_for[kernel]), default=0)
        finish[kernel] = start + durations[kernel]
    return max(finish, default=0)
