"""Two orders: by the last touch, and a heap of those that were pinned when they were the oldest."""

from collections import OrderedDict
from heapq import heappop, heappush


def replay(capacity, ops):
    if capacity < 0:
        raise ValueError("negative capacity")
    pages_of = {}
    stamps = {}  # the number of the last touch
    pins = {}  # of pinned sequences alone
    order = OrderedDict()  # by the last touch: all but the parked ones
    parked = set()  # were pinned when an eviction came upon them
    back = []  # (last touch, sequence): parked, and then unpinned
    free_pages, pinned_pages = capacity, 0

    def forget(sequence):
        order.pop(sequence, None)
        parked.discard(sequence)
        del stamps[sequence]
        return pages_of.pop(sequence)

    def oldest():
        """The sequence to evict; there is one."""
        while back:
            stamp, sequence = back[0]
            if sequence in parked and sequence not in pins and stamps[sequence] == stamp:
                return sequence  # parked ones are older than all in order
            heappop(back)
        while True:
            sequence = next(iter(order))
            if sequence not in pins:
                return sequence
            order.popitem(last=False)
            parked.add(sequence)

    reports = []
    for now, op in enumerate(ops):
        kind, sequence = op[0], op[1]
        present = sequence in pages_of
        if kind == "touch":
            pages = op[2]
            if pages < 1:
                raise ValueError("no pages")
            had = pages_of.get(sequence, 0)
            others = pinned_pages - had if sequence in pins else pinned_pages
            if pages > capacity - others:
                reports.append(-1)
                continue
            # The newest from here on: it cannot come up before all others are gone.
            parked.discard(sequence)
            order[sequence] = None
            order.move_to_end(sequence)
            stamps[sequence] = now
            evicted = 0
            while free_pages + had < pages:
                free_pages += forget(oldest())
                evicted += 1
            free_pages += had - pages
            pages_of[sequence] = pages
            if sequence in pins:
                pinned_pages = others + pages
            reports.append(2 * evicted + (1 if present else 0))
        elif kind == "pin":
            if not present:
                reports.append(-1)
                continue
            if sequence not in pins:
                pinned_pages += pages_of[sequence]
            pins[sequence] = pins.get(sequence, 0) + 1
            reports.append(pins[sequence])
        elif kind == "unpin":
            left = pins.get(sequence, 0)
            if left > 1:
                pins[sequence] = left - 1
            elif left == 1:
                del pins[sequence]
                pinned_pages -= pages_of[sequence]
                if sequence in parked:
                    heappush(back, (stamps[sequence], sequence))
            reports.append(max(0, left - 1))
        else:
            if not present:
                reports.append(0)
                continue
            if pins.pop(sequence, 0):
                pinned_pages -= pages_of[sequence]
            pages = forget(sequence)
            free_pages += pages
            reports.append(pages)
    return reports
