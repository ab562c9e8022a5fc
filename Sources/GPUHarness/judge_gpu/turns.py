"""What the turns of a test took, by the owner's clock and by what the guest says of them."""

import dataclasses
import math
import statistics

TURN_MICROSECONDS = 25_000  # that a timed turn should take: what it costs to begin one is little beside this
MOST_CALLS = 16  # of one turn
EVENT_SLACK = 250  # microseconds by which what a turn costs may differ from turn to turn
LONG = 10_000  # microseconds of a turn, beside which what it costs is little


def calls_of_turn(microseconds, most):
    """How many calls of so many microseconds make up a turn: the nearest power of two, so that what a warm-up is off by hardly ever
    decides; and at most so many."""
    wanted = round(math.log2(TURN_MICROSECONDS / microseconds))
    return 1 << max(0, min(wanted, int(math.log2(max(1, min(most, MOST_CALLS))))))


def without_cost(total, overhead):
    """Microseconds of a turn less those of one in which nothing is done: less all of them where it is short, less none where it is
    long, and by degrees between, so that no turn falls on either side of a limit.

    What a turn costs is known to some 100 us, and differs from one process of the judge to the next. Of a long turn it is one or
    two per cent, always the same way; taken off, it would add its own noise to a time that has little."""
    return total - overhead * max(0, 1 - total / LONG)


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
        time = max(without_cost(total, overhead), least, 0.1)
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
