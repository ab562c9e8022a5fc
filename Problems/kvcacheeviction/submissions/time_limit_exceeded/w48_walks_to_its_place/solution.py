"""W48: walks along all that are not pinned to the place of one that loses its last pin."""

from bisect import bisect_left


class Cache:
    def __init__(self, capacity):
        if capacity < 0:
            raise ValueError("the capacity must not be negative")
        self.capacity = capacity
        self.entries = {}  # sequence -> [pages, pins, last touch]
        self.order = []  # [last touch, sequence] of all that are not pinned
        self.clock = 0
        self.used = self.pinned = 0

    def touch(self, sequence, pages):
        if pages < 1:
            raise ValueError("a touch must have at least one page")
        had, pins, last = self.entries.get(sequence, (0, 0, 0))
        fixed = self.pinned - (had if pins else 0)
        if fixed + pages > self.capacity:
            return -1
        hit, evicted = sequence in self.entries, 0
        self.clock += 1
        self.entries[sequence] = [pages, pins, self.clock]
        if not pins:
            if hit:
                self.remove(last, sequence)
            self.order.append([self.clock, sequence])
        self.used += pages - had
        if pins:
            self.pinned = fixed + pages
        while self.used > self.capacity:
            self.used -= self.entries.pop(self.order.pop(0)[1])[0]
            evicted += 1
        return 2 * evicted + hit

    def remove(self, last, sequence):
        del self.order[bisect_left(self.order, [last, sequence])]

    def pin(self, sequence):
        if sequence not in self.entries:
            return -1
        entry = self.entries[sequence]
        if not entry[1]:
            self.pinned += entry[0]
            self.remove(entry[2], sequence)
        entry[1] += 1
        return entry[1]

    def unpin(self, sequence):
        entry = self.entries.get(sequence)
        if not entry or not entry[1]:
            return 0
        entry[1] -= 1
        if not entry[1]:
            self.pinned -= entry[0]
            place = 0
            while place < len(self.order) and self.order[place][0] < entry[2]:
                place += 1
            self.order.insert(place, [entry[2], sequence])
        return entry[1]

    def free(self, sequence):
        pages, pins, last = self.entries.pop(sequence, (0, 0, 0))
        if pages and not pins:
            self.remove(last, sequence)
        self.used -= pages
        self.pinned -= pages if pins else 0
        return pages


def replay(capacity, ops):
    cache = Cache(capacity)
    return [getattr(cache, kind)(*numbers) for kind, *numbers in ops]
