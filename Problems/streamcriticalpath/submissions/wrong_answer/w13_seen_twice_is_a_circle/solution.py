"""W13: holds that to come to a kernel a second time is a circle."""


def critical_path(durations, deps):
    count = len(durations)
    if min(durations, default=0) < 0:
        raise ValueError("a negative duration")
    if any(kernel not in range(count) for pair in deps for kernel in pair):
        raise ValueError("no such kernel")
    behind, roots = [[] for _ in durations], set(range(count))
    for before, after in deps:
        behind[before].append(after)
        roots.discard(after)
    seen, finish = set(), 0
    stack = [(root, 0) for root in roots]
    while stack:
        kernel, start = stack.pop()
        if kernel in seen:
            return -1
        seen.add(kernel)
        finish = max(finish, start + durations[kernel])
        stack += [(after, start + durations[kernel]) for after in behind[kernel]]
    return finish if len(seen) == count else -1
