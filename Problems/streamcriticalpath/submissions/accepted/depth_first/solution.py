"""Depth-first along what each kernel waits for, on a stack of its own."""

UNSEEN, OPEN = -2, -1  # else the finish


def critical_path(durations, deps):
    count = len(durations)
    if any(duration < 0 for duration in durations):
        raise ValueError("durations must not be negative")
    if any(not (0 <= before < count and 0 <= after < count) for before, after in deps):
        raise ValueError("no such kernel")
    waits_for = [[] for _ in durations]
    for before, after in deps:
        waits_for[after].append(before)
    finish = [UNSEEN] * count
    for root in range(count):
        stack = [root]
        while stack:
            kernel = stack[-1]
            if finish[kernel] == UNSEEN:
                finish[kernel] = OPEN
                for before in waits_for[kernel]:
                    if finish[before] == OPEN:
                        return -1
                    if finish[before] == UNSEEN:
                        stack.append(before)
                continue
            stack.pop()
            if finish[kernel] == OPEN:
                start = max((finish[before] for before in waits_for[kernel]), default=0)
                finish[kernel] = start + durations[kernel]
    return max(finish, default=0)
