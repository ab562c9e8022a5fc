"""The right answers, made in ways that share nothing with the solutions."""

FAILED = "ValueError"


def by_definition(durations, pairs):
    """Walks along all paths, one kernel after the other."""
    longest = 0

    def walk(path, taken):
        nonlocal longest
        longest = max(longest, taken)
        return all(
            after not in path and walk(path + [after], taken + durations[after])
            for after in {after for before, after in pairs if before == path[-1]}
        )

    return longest if all(walk([k], durations[k]) for k in range(len(durations))) else -1


def by_length(durations, pairs):
    """The longest walks of one kernel, of two, and so on; one of n + 1 has a kernel twice."""
    ends, longest = dict(enumerate(durations)), 0
    for _ in durations:
        longest = max(longest, *ends.values())
        further = {}
        for before, after in pairs:
            if before in ends:
                further[after] = max(further.get(after, 0), ends[before] + durations[after])
        ends = further
        if not ends:
            return longest
    return -1 if durations else 0


def by_peeling(durations, pairs):
    """Takes away kernels for which nothing waits, and knows for each the time to the end."""
    waited_for = [[] for _ in durations]
    waiting = [0] * len(durations)
    for before, after in pairs:
        waited_for[after].append(before)
        waiting[before] += 1
    to_the_end = list(durations)
    last = [k for k, count in enumerate(waiting) if not count]
    for after in last:
        for before in waited_for[after]:
            to_the_end[before] = max(to_the_end[before], durations[before] + to_the_end[after])
            waiting[before] -= 1
            if not waiting[before]:
                last.append(before)
    return max(to_the_end, default=0) if len(last) == len(durations) else -1


def answer(durations, pairs):
    kernels = range(len(durations))
    if min(durations, default=0) < 0 or any(k not in kernels for pair in pairs for k in pair):
        return FAILED
    result = by_peeling(durations, pairs)
    if len(durations) * len(pairs) <= 2_000_000:
        assert result == by_length(durations, pairs)
    if len(durations) <= 8 and len(pairs) <= 20:
        assert result == by_definition(durations, pairs)
    return str(result)
