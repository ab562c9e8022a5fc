"""W30: adds what a kernel waits for to its duration in the caller's list."""


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
    ends = durations if isinstance(durations, list) else list(durations)
    taken, finish = list(durations), 0
    free = [kernel for kernel in range(count) if not waits[kernel]]
    for kernel in free:
        end = ends[kernel]
        finish = max(finish, end)
        for after in behind[kernel]:
            ends[after] = max(ends[after], end + taken[after])
            waits[after] -= 1
            if not waits[after]:
                free.append(after)
    return finish if len(free) == count else -1
