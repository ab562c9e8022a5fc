"""W6: follows each path by itself."""


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
    seen, on_path, finish = set(), set(), 0
    stack = [(root, 0, False) for root in roots]
    while stack:
        kernel, start, left = stack.pop()
        if left:
            on_path.discard(kernel)
            continue
        if kernel in on_path:
            return -1
        seen.add(kernel)
        on_path.add(kernel)
        end = start + durations[kernel]
        finish = max(finish, end)
        stack.append((kernel, start, True))
        stack += [(after, end, False) for after in behind[kernel]]
    return finish if len(seen) == count else -1
