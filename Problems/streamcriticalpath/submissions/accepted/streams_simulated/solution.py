"""Lets the kernels run: a heap has those that are running, by their ends."""

import heapq


def critical_path(durations, deps):
    kernels = range(len(durations))
    for duration in durations:
        if duration < 0:
            raise ValueError("durations must not be negative")
    waiters, missing = {}, dict.fromkeys(kernels, 0)
    for before, after in deps:
        if before not in kernels or after not in kernels:
            raise ValueError("no such kernel")
        waiters.setdefault(before, []).append(after)
        missing[after] += 1
    running = [(durations[kernel], kernel) for kernel in kernels if not missing[kernel]]
    heapq.heapify(running)
    now = done = 0
    while running:
        now, kernel = heapq.heappop(running)
        done += 1
        for after in waiters.get(kernel, ()):
            missing[after] -= 1
            if not missing[after]:
                heapq.heappush(running, (now + durations[after], after))
    return now if done == len(kernels) else -1
