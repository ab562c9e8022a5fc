"""How fast a copy within the device is, called and timed as submissions are: what a kernel can hope for."""

import dataclasses
import statistics

import torch

from judge_gpu.turns import evidence, without_cost

LARGEST = 1 << 31  # bytes of a copy: as many as the largest cases read, and write
TURNS, COPIES = 16, 16  # and how many copies each turn has
SETTLED = TURNS // 4  # turns after which the clocks are up
OWN_COPIES = 8


@dataclasses.dataclass
class CopyRate:
    by_clock: float  # bytes a second, read and written
    by_events: float | None
    own: float | None  # of this process's copies, by its own events
    gap: float  # microseconds that the clock sees of a turn beyond the events

    @classmethod
    def measured(cls, device, guest, shared, stopwatch, limit):
        """Nothing foreign runs yet, so events are believed."""
        size = min(LARGEST, device.free() // 8) if device.name == "cuda" else 1 << 20
        shared.hand_over({name: ([size], torch.uint8, size) for name in ("one", "other")}, {})
        times, events, gaps = [], [], []
        for number in range(TURNS):
            shared.spread([["one", "other"]] * COPIES)
            shared.view("one").fill_(number)
            stopwatch.ready()
            stopwatch.flush()
            total, _ = stopwatch.timed({"do": "copy"}, limit)
            times.append(max(0.1, without_cost(total, stopwatch.overhead)))
            events.append(evidence(guest)[1])
            gaps.append(total - (events[-1] or total))
        own = own_rate(shared.view("other"), shared.view("one"), stopwatch)
        shared.take_back()
        moved = 2 * size * COPIES * 1e6
        return cls(
            moved / statistics.median(times[SETTLED:]),
            moved / statistics.median(events[SETTLED:]) if all(events) else None,
            own,
            max(stopwatch.overhead, sorted(gaps)[-3]),  # but for a hiccup or two
        )


def own_rate(target, source, stopwatch):
    """Bytes a second that a burst of copies reads and writes; None where there are no events."""
    times = [stopwatch.burst([(target, source)] * OWN_COPIES) for _ in range(5)]
    if None in times:
        return None
    moved = 2 * OWN_COPIES * source.numel() + stopwatch.flushed
    return moved / statistics.median(times) * 1e6
