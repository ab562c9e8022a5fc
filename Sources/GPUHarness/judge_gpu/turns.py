"""What the turns of a test took, by the owner's clock and by what the guest says of them."""

import dataclasses
import statistics

EVENT_SLACK = 250  # microseconds by which what a turn costs may differ from turn to turn


@dataclasses.dataclass
class Turn:
    """One turn of the guest: microseconds of one of its calls; of what the guest says only what can be true."""

    time: float
    host: float | None  # until the function returned
    event: float | None  # on the device

    @classmethod
    def of(cls, calls, total, least, overhead, gap, host, event):
        """A turn of so many calls that took `total` by our clock, and can have taken no less than `least`. A call that does nothing
        takes `overhead`, and the clock sees `gap` more than events do.

        The guest may lie, but not beyond what our clock allows: no longer than that, and no shorter than that less what a turn can
        cost."""
        credible = event is not None and max(least, total - gap - EVENT_SLACK) <= event <= total
        time = max(total - overhead, least, 0.1)
        return cls(*(part and part / calls for part in (time, host, event if credible else None)))


def evidence(guest):
    """What the guest's own clocks say of its last turn: microseconds until its function returned, and by events."""
    answer = guest.ask({"do": "evidence"})
    return [float(answer[key]) if _is_time(answer.get(key)) else None for key in ("host_us", "event_us")]


def figures(turns):
    """The figures of a test's report that its turns give."""
    times = sorted(turn.time for turn in turns)
    hosts = [turn.host for turn in turns if turn.host is not None]
    events = [turn.event for turn in turns if turn.event is not None]
    return {
        "time_us": statistics.median(times), "fastest_us": times[0], "slowest_us": times[-1],
        "variation": statistics.stdev(times) / statistics.mean(times) if len(times) > 1 else None,
        "host_us": statistics.median(hosts) if hosts else None,
        # One that is missing could be hidden: then there is no evidence.
        "event_us": statistics.median(events) if len(events) == len(turns) else None,
    }


def _is_time(value):
    """Whether a foreign number can be a time in microseconds."""
    return type(value) in (int, float) and 0 <= value < 1e12
