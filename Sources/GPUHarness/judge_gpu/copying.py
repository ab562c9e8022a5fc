"""How fast a copy within the device is, called and timed as submissions are: what a kernel can hope for."""

import dataclasses
import statistics

import torch

from judge_gpu.turns import evidence

TURNS, COPIES = 16, 8  # and how many copies each turn has
SETTLED = TURNS // 4  # turns after which the clocks are up


@dataclasses.dataclass
class CopyRate:
    by_clock: float  # bytes a second, read and written
    by_events: float | None
    gap: float  # microseconds that the clock sees of a turn beyond the events

    @classmethod
    def measured(cls, device, guest, shared, stopwatch, limit):
        """Nothing foreign runs yet, so events are believed."""
        size = min(1 << 30, device.free() // 8) if device.name == "cuda" else 1 << 20
        shared.hand_over({name: ([size], torch.uint8, size) for name in ("one", "other")}, {})
        times, events, gaps = [], [], []
        for number in range(TURNS):
            shared.spread([["one", "other"]] * COPIES)
            shared.views["one"].fill_(number)
            stopwatch.flush()
            total, _ = stopwatch.timed({"do": "copy"}, limit)
            times.append(max(0.1, total - stopwatch.overhead))
            events.append(evidence(guest)[1])
            gaps.append(total - (events[-1] or total))
        shared.take_back()
        moved = 2 * size * COPIES * 1e6
        return cls(
            moved / statistics.median(times[SETTLED:]),
            moved / statistics.median(events[SETTLED:]) if all(events) else None,
            max(stopwatch.overhead, sorted(gaps)[-3]),  # but for a hiccup or two
        )
