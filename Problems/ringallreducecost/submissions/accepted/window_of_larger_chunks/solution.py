"""Slides the window of the links with larger chunks round the ring, and that of the others."""

from collections import deque
from fractions import Fraction


class Window:
    """The least bandwidth of some neighbouring links, which slide round the ring."""

    def __init__(self, ring, first, end):
        self.ring, self.first, self.end = ring, first, first
        self.candidates = deque()  # links of rising bandwidth, of which the first is the slowest
        while self.end < end:
            self.grow()

    def grow(self):
        speed = self.ring[self.end % len(self.ring)]
        while self.candidates and self.candidates[-1][1] >= speed:
            self.candidates.pop()
        self.candidates.append((self.end, speed))
        self.end += 1

    def slide(self):
        self.grow()
        if self.candidates[0][0] == self.first:
            self.candidates.popleft()
        self.first += 1

    def least(self):
        return self.candidates[0][1]


def allreduce_time(nbytes, bandwidths):
    if len(bandwidths) == 0:
        raise ValueError("a ring has ranks")
    if nbytes < 0 or any(bandwidth < 1 for bandwidth in bandwidths):
        raise ValueError("sizes are not negative, bandwidths are positive")
    ranks = len(bandwidths)
    size, larger = divmod(nbytes, ranks)
    windows = [(Window(bandwidths, larger, ranks), size)]
    if larger:
        windows.append((Window(bandwidths, 0, larger), size + 1))
    seconds = Fraction(0)
    for _ in range(2 * (ranks - 1)):
        seconds += max(Fraction(size, window.least()) for window, size in windows)
        for window, _ in windows:
            window.slide()
    return seconds.as_integer_ratio()
