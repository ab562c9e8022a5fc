"""W1: depth-first by recursion, as deep as the longest path."""


def critical_path(durations, deps):
    count = len(durations)
    if min(durations, default=0) < 0:
        raise ValueError("a negative duration")
    if any(kernel not in range(count) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    waits_for = [[] for _ in durations]
    for before, after in deps:
        waits_for[after].append(before)
    finish = {}

    def visit(kernel):
        if kernel not in finish:
            finish[kernel] = None
            start = 0
            for before in waits_for[kernel]:
                end = visit(before)
                if end is None:
                    return None
                start = max(start, end)
            finish[kernel] = start + durations[kernel]
        return finish[kernel]

    ends = [visit(kernel) for kernel in range(count)]
    return -1 if None in ends else max(ends, default=0)
