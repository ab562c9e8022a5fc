"""Lays out the data of a turn so that nobody can begin before "go".

What a submission knew of a call's data before, it could have worked on. So data wait in the owner's own memory until they are all
there, and are then laid out in one burst: in an order by chance, over the data of the turn before, which nobody can tell from them
by a look. Two processes have the GPU by turns; if the guest takes it meanwhile, the burst takes longer than copies do.
"""

from typing import NamedTuple

from judge_gpu.asking import Gone
from judge_gpu.stopwatch import BUSY
from judge_gpu.tracing import trace

ATTEMPTS = 5  # at a burst that nobody disturbs; each has data of its own, as those of the one before are known
SLOWER = 1.1  # than copies were at the start: more than they vary by
PER_COPY, BURST_SLACK = 10, 200  # microseconds that a copy and a burst may take beside what their bytes do


class Laid(NamedTuple):
    """A call whose data are laid out."""

    seed: int
    bytes: int  # that it must at least move


class Laying:
    def __init__(self, drawing, shared, room, stopwatch, rate):
        """`rate` is that of the owner's own copies, bytes read and written a second; None: there are no events to tell."""
        self._drawing, self._shared, self._room, self._stopwatch = drawing, shared, room, stopwatch
        self._rate = rate

    def lay_out(self, parameters):
        """New addresses in the guest, new data, poison in the outputs, nothing of it in the cache. Returns the calls to come."""
        self._shared.spread_calls(parameters)
        for _ in range(ATTEMPTS):
            self._room.tighten()
            calls = [self._room.with_all(lambda: self._stage(number)) for number in range(self._shared.calls)]
            self._stopwatch.calm()
            self._shared.poison()
            self._stopwatch.ready()
            if self._burst() and not self._stopwatch.is_busy():
                return calls
        raise Gone("WA", BUSY)

    def _stage(self, number):
        seed = self._drawing.seed()
        call = self._drawing.call(seed)
        self._shared.stage(number, call)
        return Laid(seed, call.bytes)

    def _burst(self):
        """Copies all inputs and flushes the cache; whether nobody took the GPU meanwhile."""
        copies = self._shared.staged_copies()
        taken = self._stopwatch.burst(copies)
        if taken is None or self._rate is None:
            return True
        moved = self._stopwatch.flushed + 2 * sum(target.numel() * target.element_size() for target, _ in copies)
        limit = SLOWER * moved / self._rate * 1e6 + PER_COPY * (len(copies) + 1) + BURST_SLACK
        trace(f"{len(copies)} copies in {taken:.0f} us of {limit:.0f}")
        return taken <= limit
