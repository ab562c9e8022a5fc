"""W35: remembers the times to the end, but takes a time of 0 for one that it does not know."""

import sys

sys.setrecursionlimit(1_000_000)


def critical_path(durations, deps):
    count = len(durations)
    if min(durations, default=0) < 0:
        raise ValueError("a negative duration")
    if any(kernel not in range(count) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    behind = [[] for _ in durations]
    for before, after in deps:
        behind[before].append(after)
    to_the_end, on_path = [0] * count, [False] * count

    def visit(kernel):
        if to_the_end[kernel] == 0:
            if on_path[kernel]:
                return None
            on_path[kernel] = True
            rest = 0
            for after in behind[kernel]:
                time = visit(after)
                if time is None:
                    return None
                rest = max(rest, time)
            on_path[kernel] = False
            to_the_end[kernel] = durations[kernel] + rest
        return to_the_end[kernel]

    finish = 0
    for kernel in range(count):
        time = visit(kernel)
        if time is None:
            return -1
        finish = max(finish, time)
    return finish
