"""W24: does not count what a pinned sequence gains or loses among the pinned pages."""

from heapq import heappop, heappush


class Entry:
    __slots__ = ("pages", "pins", "touched")

    def __init__(self):
        self.pages = self.pins = self.touched = 0


class Cache:
    def __init__(self, capacity):
        if capacity < 0:
            raise ValueError("the capacity must not be negative")
        self.capacity = capacity
        self.entries = {}
        self.used = 0  # pages of all sequences
        self.pinned = 0  # pages of those that are pinned
        self.clock = 0
        self.oldest = []  # (last touch, sequence) of all that are not pinned, and more

    def touch(self, sequence, pages):
        if pages < 1:
            raise ValueError("a touch must have at least one page")
        entry = self.entries.get(sequence)
        hit = entry is not None
        if not hit:
            entry = Entry()
        fixed = self.pinned - (entry.pages if entry.pins else 0)
        if fixed + pages > self.capacity:
            return -1
        self.clock += 1
        entry.touched = self.clock
        self.entries[sequence] = entry
        self.used += pages - entry.pages
        entry.pages = pages
        evicted = 0
        while self.used > self.capacity and self.oldest:
            evicted += self.evict()
        if not entry.pins:
            heappush(self.oldest, (self.clock, sequence))
        return 2 * evicted + hit

    def evict(self):
        """Takes one off the heap; gives how many sequences have gone with it, 0 or 1."""
        touched, sequence = heappop(self.oldest)
        entry = self.entries.get(sequence)
        if entry is None or entry.pins or entry.touched != touched:
            return 0
        self.used -= entry.pages
        del self.entries[sequence]
        return 1

    def pin(self, sequence):
        entry = self.entries.get(sequence)
        if entry is None:
            return -1
        if entry.pins == 0:
            self.pinned += entry.pages
        entry.pins += 1
        return entry.pins

    def unpin(self, sequence):
        entry = self.entries.get(sequence)
        if entry is None or entry.pins == 0:
            return 0
        entry.pins -= 1
        if entry.pins == 0:
            self.pinned -= entry.pages
            heappush(self.oldest, (entry.touched, sequence))
        return entry.pins

    def free(self, sequence):
        entry = self.entries.pop(sequence, None)
        if entry is None:
            return 0
        self.used -= entry.pages
        if entry.pins:
            self.pinned -= entry.pages
        return entry.pages


def replay(capacity, ops):
    cache = Cache(capacity)
    return [getattr(cache, kind)(*numbers) for kind, *numbers in ops]
