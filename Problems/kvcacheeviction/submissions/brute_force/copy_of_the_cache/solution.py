"""A list of all sequences in the order of their touches; a touch works on a copy of it."""


def touch(cache, capacity, sequence, pages):
    """The cache after the touch, or the same one, and the report."""
    after = [entry for entry in cache if entry[0] != sequence]
    hit = len(cache) - len(after)
    pins = next((entry[2] for entry in cache if entry[0] == sequence), 0)
    evicted = 0
    while sum(entry[1] for entry in after) + pages > capacity:
        loose = [entry for entry in after if entry[2] == 0]
        if not loose:
            return cache, -1
        after.remove(loose[0])
        evicted += 1
    return after + [(sequence, pages, pins)], 2 * evicted + hit


def replay(capacity, ops):
    if capacity < 0 or any(op[0] == "touch" and op[2] <= 0 for op in ops):
        raise ValueError("negative capacity or a touch without pages")
    cache, reports = [], []
    for op in ops:
        if op[0] == "touch":
            cache, report = touch(cache, capacity, *op[1:])
        else:
            report = -1 if op[0] == "pin" else 0
            for place, (sequence, pages, pins) in enumerate(cache):
                if sequence != op[1]:
                    continue
                if op[0] == "free":
                    report = pages
                    del cache[place]
                else:
                    report = pins + 1 if op[0] == "pin" else max(0, pins - 1)
                    cache[place] = sequence, pages, report
                break
        reports.append(report)
    return reports
