"""W9: depth-first from the kernels that wait for nothing, where no circle apart is met."""


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
    if count and not roots:
        return -1
    to_the_end, is_open = {}, set()
    stack = sorted(roots)
    while stack:
        kernel = stack[-1]
        if kernel in to_the_end:
            stack.pop()
        elif kernel in is_open:
            is_open.discard(kernel)
            rest = max((to_the_end[after] for after in behind[kernel]), default=0)
            to_the_end[kernel] = durations[kernel] + rest
            stack.pop()
        else:
            is_open.add(kernel)
            if any(after in is_open for after in behind[kernel]):
                return -1
            stack += [after for after in behind[kernel] if after not in to_the_end]
    return max(to_the_end.values(), default=0)
