"""W44: keeps all in the order of their touches, and passes over the pinned ones each time."""

from collections import OrderedDict


class Cache:
    def __init__(self, capacity):
        if capacity < 0:
            raise ValueError("the capacity must not be negative")
        self.capacity = capacity
        self.entries = OrderedDict()  # sequence -> [pages, pins], by the last touch
        self.used = self.pinned = 0

    def touch(self, sequence, pages):
        if pages < 1:
            raise ValueError("a touch must have at least one page")
        had, pins = self.entries.get(sequence, (0, 0))
        fixed = self.pinned - (had if pins else 0)
        if fixed + pages > self.capacity:
            return -1
        hit, evicted = sequence in self.entries, 0
        self.entries[sequence] = [pages, pins]
        self.entries.move_to_end(sequence)
        self.used += pages - had
        if pins:
            self.pinned = fixed + pages
        while self.used > self.capacity:
            oldest = next(name for name, entry in self.entries.items() if not entry[1])
            self.used -= self.entries.pop(oldest)[0]
            evicted += 1
        return 2 * evicted + hit

    def pin(self, sequence):
        if sequence not in self.entries:
            return -1
        entry = self.entries[sequence]
        self.pinned += 0 if entry[1] else entry[0]
        entry[1] += 1
        return entry[1]

    def unpin(self, sequence):
        entry = self.entries.get(sequence)
        if not entry or not entry[1]:
            return 0
        entry[1] -= 1
        self.pinned -= 0 if entry[1] else entry[0]
        return entry[1]

    def free(self, sequence):
        pages, pins = self.entries.pop(sequence, (0, 0))
        self.used -= pages
        self.pinned -= pages if pins else 0
        return pages


def replay(capacity, ops):
    cache = Cache(capacity)
    return [getattr(cache, kind)(*numbers) for kind, *numbers in ops]
