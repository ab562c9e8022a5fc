"""The right answers, made in ways that share nothing with the solutions."""

from bisect import bisect_left, insort

FAILED = "ValueError"
BLOCK = 1000  # the driver prints a longer list as a number for each so many of its own


def by_definition(capacity, operations):
    """Sorts the whole cache for each touch; keeps the cache as it was until the touch is done."""
    cache, reports = {}, []  # sequence -> (last touch, pages, pins)
    for now, (kind, sequence, *pages) in enumerate(operations):
        hit = sequence in cache
        last, had, pins = cache.get(sequence, (None, 0, 0))
        if kind == "touch":
            after = {**cache, sequence: (now, pages[0], pins)}
            loose = sorted(
                (entry[0], name)
                for name, entry in cache.items()
                if not entry[2] and name != sequence
            )
            evicted = 0
            while sum(entry[1] for entry in after.values()) > capacity and evicted < len(loose):
                del after[loose[evicted][1]]
                evicted += 1
            if sum(entry[1] for entry in after.values()) > capacity:
                reports.append(-1)
            else:
                cache = after
                reports.append(2 * evicted + hit)
        elif kind == "free":
            cache.pop(sequence, None)
            reports.append(had)
        elif not hit:
            reports.append(-1 if kind == "pin" else 0)
        else:
            pins = pins + 1 if kind == "pin" else max(pins - 1, 0)
            cache[sequence] = last, had, pins
            reports.append(pins)
    return reports


class Sorted:
    """Last touches in order, with all the pages that belong to them."""

    def __init__(self):
        self.items, self.pages = [], 0

    def add(self, last, sequence, pages):
        insort(self.items, (last, sequence, pages))
        self.pages += pages

    def remove(self, last, sequence, pages):
        item = last, sequence, pages
        place = bisect_left(self.items, item)
        assert self.items[place] == item
        del self.items[place]
        self.pages -= pages


def by_sorted_lists(capacity, operations):
    """A sorted list of the loose sequences and one of the pinned ones."""
    cache, reports = {}, []  # sequence -> (last touch, pages, pins)
    loose, pinned = Sorted(), Sorted()

    def take(sequence):
        last, pages, pins = cache.pop(sequence, (0, 0, 0))
        if pages:
            (pinned if pins else loose).remove(last, sequence, pages)
        return last, pages, pins

    def put(sequence, last, pages, pins):
        cache[sequence] = last, pages, pins
        (pinned if pins else loose).add(last, sequence, pages)

    for now, (kind, sequence, *pages) in enumerate(operations):
        last, had, pins = take(sequence)
        if kind == "free":
            reports.append(had)
        elif kind == "touch" and pinned.pages + pages[0] <= capacity:
            gone = 0
            while loose.pages + pinned.pages + pages[0] > capacity:
                take(loose.items[0][1])
                gone += 1
            put(sequence, now, pages[0], pins)
            reports.append(2 * gone + (had > 0))
        elif not had:
            reports.append(0 if kind == "unpin" else -1)
        else:
            pins = max(pins + {"touch": 0, "pin": 1, "unpin": -1}[kind], 0)
            put(sequence, last, had, pins)
            reports.append(-1 if kind == "touch" else pins)
    return reports


def printed(reports):
    if len(reports) <= BLOCK:
        return str(reports)
    words = ["in blocks"]
    for at in range(0, len(reports), BLOCK):
        block = reports[at : at + BLOCK]
        powers = enumerate(reversed(block))
        mixed = sum(number * pow(1_000_003, power, 2**64) for power, number in powers)
        words.append(str(mixed % 2**64))
    return " ".join(words)


def answer(capacity, operations):
    if capacity < 0 or any(kind == "touch" and rest[1] < 1 for kind, *rest in operations):
        return FAILED
    reports = by_sorted_lists(capacity, operations)
    if len(operations) <= 3000:
        assert reports == by_definition(capacity, operations)
    return printed(reports)
