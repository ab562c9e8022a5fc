"""The trusted side: makes the data of each call, has the guest called, takes the time, and checks every output.

Standard input is a socket to the worker. The first packet is the job, with the socket to the guest; each test's result goes
back as one packet. The submission cannot come here: it knows this process by one socket and the memory of its tensors.

The time of a call goes from "go" to the end of a kernel of this process that is started once the guest has said that it is
done. Two processes take turns on a GPU, so a guest that says so too early has its kernel counted up to the end of its turn
(about 2 ms), and a snapshot of the outputs is taken in the turn that follows: what was not there by then is still poison.

A turn's start varies by some 100 us. So that this is little beside what is measured, a timed turn is of several calls where one is
short, each with data and memory of its own; its time is divided by their number.
"""

import dataclasses
import importlib.util
import math
import os
import secrets
import statistics
import sys
import threading
import time
import traceback

import torch

from judge_gpu.channel import MOST_DESCRIPTORS, Channel, Ended, TimedOut
from judge_gpu.clocks import Clocks
from judge_gpu.memory import device, tensor_of
from judge_gpu.problem import parse, poison

START_SECONDS = 120  # for the guest to come up: importing torch from a cold disk
ANSWER_SECONDS = 10  # for what the guest's own code does between the calls
LOAD_SECONDS = 120  # for the submission to be loaded, kernels compiled on the way
FIRST_FACTOR, FIRST_SECONDS = 4, 60  # what a first call, which may compile kernels, has on top: so many limits, at most so long
TOTAL_FACTOR = 4  # what all calls of a test together may take, in limits of one call
CALIBRATIONS = 200  # calls that do nothing: what their median is off by, every time is off by
PROBES = 50
COPIES, COPIES_OF_TURN = 16, 8
CALM_SECONDS = 20  # for the GPU to be idle at the start
SLACK = 256 << 20  # device memory for libraries and kernels on top of what a submission may have
BUSY_FACTOR, BUSY_MICROSECONDS = 10, 400  # a probe slower than both finds the GPU at work
MEMORY_SHARE = 0.95  # of the memory that a package asks for: the driver keeps some of a GPU's
KEPT = 1 << 30  # device memory that a submission may hold on to between two cases
EVENT_SLACK = 250  # microseconds by which what a turn costs may differ from turn to turn
TURN_MICROSECONDS = 10_000  # that a timed turn should take: what it costs to begin one is little beside this
TURNS, MOST_CALLS = 7, 16  # the fewest timed turns of a case, and the most calls of one
ROOM = 1 << 30  # device memory that is left alone when calls are put together
FASTEST_SHARE = 1.05  # of the memory's peak rate; more cannot be


_TRACED = os.environ.get("JUDGE_GPU_TRACE")
_last = [time.monotonic()]


def trace(what):
    """For whoever wonders where the time goes: JUDGE_GPU_TRACE=1 has each step told on standard error."""
    if _TRACED:
        now = time.monotonic()
        print(f"{now - _last[0]:8.3f} s  {what}", file=sys.stderr, flush=True)
        _last[0] = now


BUSY = "the GPU is still at work when a call begins: something was left running on it"


class Failed(Exception):
    """The test is decided: a verdict and why."""

    def __init__(self, verdict, message):
        super().__init__(message)
        self.verdict = verdict


class Gone(Failed):
    """So is the guest: it is no more, or must be ended, and the tests after this one need another one."""


class Balloon:
    """Takes device memory out of everybody's reach, in pieces, so that only so much is left free."""

    PIECE = 4 << 30

    def __init__(self, device):
        self._device = device
        self._pieces = []

    @property
    def size(self):
        return sum(size for size, _ in self._pieces)

    def make_room(self, size):
        """Gives back pieces until `size` bytes are free, or all of it."""
        while self._pieces and self._device.free() < size:
            self._pieces.pop()[1]()

    def leave(self, size):
        """Has `size` bytes free, and no more: gives back pieces, or takes more."""
        self.make_room(size)
        granule, most = self._device.granule, self.PIECE
        while (surplus := self._device.free() - size) >= granule and most >= granule:
            piece = min(surplus, most) // granule * granule
            try:
                self._pieces.append((piece, self._device.reserve(piece)))
            except RuntimeError:
                most //= 2  # what is free need not be in one piece


class Owner:
    def __init__(self, worker):
        self.worker = worker
        self.job, descriptors = worker.receive()
        self.guest = Channel(descriptors[0])
        self.problem = load_problem(self.job.get("problem", "/app/problem.py"))
        self.parameters = self.problem.CUDA if self.job["language"] == "cuda" else self.problem.PYTHON
        self.device = device()
        self.facts = self.device.facts()
        self.require_device()
        self.clocks = Clocks(self.facts["pci"])
        self.draw = torch.Generator(device=self.device.torch)
        self.shared, self.sizes, self.views = {}, {}, {}
        self.calls_of_turn, self.snapshots = 1, []
        self.allowance = None
        self.kept = 0
        self.balloon = Balloon(self.device)

    def require_device(self):
        """Refuses a GPU that has less than the package says."""
        if self.device.name != "cuda":
            return
        memory, compute = self.job.get("minimum_memory") or 0, self.job.get("minimum_compute") or "0.0"
        if self.facts["memory"] < memory * MEMORY_SHARE:
            raise RuntimeError(f"this GPU has {self.facts['memory'] >> 20} MiB, and the problem needs {memory >> 20}")
        if version(self.facts["compute"]) < version(compute):
            raise RuntimeError(f"this GPU has compute capability {self.facts['compute']}, and the problem needs {compute}")

    def serve(self):
        try:
            self.prepare()
        except Gone as gone:
            raise RuntimeError(f"the guest does not come up: {gone}") from None
        for number, test in enumerate(self.job["tests"]):
            result = {"test": test["name"], "verdict": "AC", "message": ""}
            try:
                result["gpu"] = self.judge(parse(test["case"]), first=number == 0)
            except Failed as failure:
                result.update(verdict=failure.verdict, message=str(failure), gone=isinstance(failure, Gone))
            except RuntimeError as error:  # torch's lack of memory is one, and so are the driver's errors
                if not self.is_hogged():
                    raise
                print(error, file=sys.stderr)
                result.update(verdict="MLE", message="holds on to device memory that checking needs", gone=True)
            self.worker.send(result)
            if result.get("gone") or (result["verdict"] != "AC" and self.job["stops"]):
                break

    # ---- before the submission is there

    def prepare(self):
        """Takes the measures that later ones are compared with, while the guest runs nothing but our own code."""
        self._probed = torch.zeros(1024, device=self.device.torch)
        self._flushed = torch.empty(max(1, 2 * self.facts["l2"]), dtype=torch.uint8, device=self.device.torch)
        trace("own start")
        self.ask({"do": "null"}, START_SECONDS)
        trace("guest's start")
        for _ in range(20):
            self.probe()
        self.await_calm()
        self.idle = statistics.median(self.probe() for _ in range(PROBES))
        overheads = []
        for _ in range(CALIBRATIONS):
            total, _ = self.timed({"do": "null"}, START_SECONDS)
            overheads.append(total)
        self.overhead = self.gap = statistics.median(overheads)
        trace("overhead")
        self.copy, self.copy_by_events = self.copy_rate()
        trace("copy rate")
        if self.device.name == "cuda":
            torch.cuda.empty_cache()
        self.baseline = self.device.free() + self.own()

    def await_calm(self):
        """Waits for what an earlier session left on the GPU to be cleared away."""
        deadline = time.monotonic() + CALM_SECONDS
        while self.device.name == "cuda" and time.monotonic() < deadline:
            free = self.device.free()
            time.sleep(0.02)
            if max(self.probe() for _ in range(5)) < BUSY_MICROSECONDS and self.device.free() == free:
                return

    def copy_rate(self):
        """Bytes a second, read and written, of a copy within the device, called and timed as submissions are, by our clock and by
        events: what a kernel can hope for."""
        size = min(1 << 30, self.device.free() // 8) if self.device.name == "cuda" else 1 << 20
        self.share({name: ([size], torch.uint8, size) for name in ("one", "other")}, {})
        times, events, gaps = [], [], []
        for number in range(COPIES):
            self.spread([["one", "other"]] * COPIES_OF_TURN)
            self.views["one"].fill_(number)
            self.flush()
            total, _ = self.timed({"do": "copy"}, START_SECONDS)
            times.append(max(0.1, total - self.overhead))
            events.append(self.evidence()[1])
            gaps.append(total - (events[-1] or total))
        self.take_back()
        # Nothing foreign runs yet: what the clock sees beyond the events is what a turn costs, but for a hiccup or two.
        self.gap = max(self.gap, sorted(gaps)[-3])
        moved = 2 * size * COPIES_OF_TURN * 1e6
        by_events = moved / statistics.median(events[COPIES // 4 :]) if all(events) else None
        return moved / statistics.median(times[COPIES // 4 :]), by_events

    # ---- a test

    def judge(self, case, first):
        trace(f"--- {case}")
        self.clear()
        trace("clear")
        # Once without the guest: what checking needs is in this process's hands before the guest can take it.
        call = self.with_room(lambda: self.rehearsed(case))
        trace("data, reference and check")
        self.share_call(call)
        trace("share")
        self.bound(call)
        trace("bound")
        if first:
            self.load()
            trace("load")
        call.inputs = {}  # their memory is for what is drawn from here on
        timed = case.get("time") == "yes"
        warm_ups, repeats = (max(1, self.job["warmup"]), self.job["repeats"]) if timed else (1, 1)
        limit = self.job["call_seconds"]
        first_limit = limit + min(FIRST_FACTOR * limit, FIRST_SECONDS)
        peak = self.watched(case, first_limit, watch=first and self.job["language"] != "cuda")
        trace("first call")
        self.left = TOTAL_FACTOR * limit * 1e6
        before = [self.turn(case, limit) for _ in range(warm_ups)]
        if timed:
            self.put_together(case, min(turn.time for turn in before))
            if self.calls_of_turn > 1:
                self.turn(case, limit)  # the guest has let go of its memory, and takes it anew
            repeats = max(TURNS, -(-repeats // self.calls_of_turn)) if self.calls_of_turn > 1 else repeats
        turns = [self.turn(case, limit) for _ in range(repeats)]
        trace(f"{len(turns)} turns of {self.calls_of_turn} calls")
        return self.report(call, turns, peak)

    def rehearsed(self, case):
        """Data of a case, once they have been checked as results are."""
        call = self.fresh(case)
        want = self.problem.reference(call)
        self.problem.check(call, {name: want[name].to(dtype) for name, (_, dtype) in call.outputs.items()}, want)
        return call

    def fresh(self, case):
        """Data that nobody has seen."""
        self.draw.manual_seed(secrets.randbits(63))
        return self.problem.make(case, self.draw)

    def with_room(self, work):
        """What `work` returns; where device memory is too short for it, with all that the balloon holds."""
        try:
            return work()
        except torch.cuda.OutOfMemoryError:
            pass  # a case larger than those before, or pieces that no longer fit together
        torch.cuda.empty_cache()
        self.balloon.make_room(self.device.memory)
        done = work()
        self.tighten()
        return done

    def put_together(self, case, microseconds):
        """Shares memory for as many calls as make up a turn, if there is room for more than one."""
        call = self.with_room(lambda: self.fresh(case))
        wanted = min(MOST_CALLS, MOST_DESCRIPTORS // len(self.sizes), math.ceil(TURN_MICROSECONDS / microseconds))
        self.balloon.make_room(self.device.memory)
        # Each has its tensors twice: those of the guest, and this side's inputs and snapshots.
        room = self.device.free() - self.allowance - SLACK - ROOM
        count = min(wanted, 1 + room // max(1, 2 * sum(self.sizes.values())))
        for number in (count, 1) if count > 1 else ():
            try:
                self.take_back()
                self.share_call(call, number)
                # Once for all: this side has its memory before the balloon takes the rest.
                [self.fresh(case) for _ in range(number)]
                break
            except RuntimeError:  # of torch's memory or the driver's, there is less than it looked
                if number == 1:
                    raise
                torch.cuda.empty_cache()
        self.tighten()
        trace(f"memory for {self.calls_of_turn} calls")

    def clear(self):
        """Lets go of the last case's memory on both sides, and sees whether the guest has."""
        self.take_back()
        if self.calls_of_turn > 1:
            torch.cuda.empty_cache()  # what many calls took is not to be missing from the next case
        self.kept = self.held()
        if self.kept > KEPT + SLACK:
            raise Gone("MLE", f"holds on to {self.kept >> 20} MiB of device memory between the tests")

    def held(self):
        """Device memory that the guest has, beside what it had before the submission was there."""
        return self.baseline - self.device.free() - self.own() - sum(self.sizes.values() if self.shared else [])

    def is_hogged(self):
        return self.device.name == "cuda" and self.held() > KEPT + SLACK

    def take_back(self):
        self.ask({"do": "release"}, ANSWER_SECONDS)
        self.views, self.snapshots = {}, []
        for block in self.shared.values():
            block.unmap()
        self.shared = {}

    def own(self):
        """Device memory of this process, without what the tests share."""
        return self.balloon.size + (torch.cuda.memory_reserved() if self.device.name == "cuda" else 0)

    def share_call(self, call, count=1):
        """Makes the memory of some calls of a case and hands it to the guest."""
        tensors = {}
        for number in range(count):
            for name, tensor in call.inputs.items():
                tensors[numbered(name, number)] = (list(tensor.shape), tensor.dtype, tensor.numel() * tensor.element_size())
            for name, (shape, dtype) in call.outputs.items():
                size = math.prod(shape) * torch.empty(0, dtype=dtype).element_size()
                tensors[numbered(name, number)] = (list(shape), dtype, size)
        self.share(tensors, call.scalars)
        self.calls_of_turn = count
        self.snapshots = [
            {name: torch.empty(shape, dtype=dtype, device=self.device.torch) for name, (shape, dtype) in call.outputs.items()}
            for _ in range(count)
        ]

    def share(self, tensors, scalars):
        """Makes memory for tensors, each given by shape, dtype and size, and hands it to the guest."""
        self.balloon.make_room(sum(size for _, _, size in tensors.values()) + SLACK)
        self.shared = {name: self.device.make(size) for name, (_, _, size) in tensors.items()}
        self.views = {name: tensor_of(self.shared[name], shape, dtype) for name, (shape, dtype, _) in tensors.items()}
        self.sizes = {name: size for name, (_, _, size) in tensors.items()}
        layout = [[name, shape, str(dtype).removeprefix("torch."), size] for name, (shape, dtype, size) in tensors.items()]
        descriptors = [self.shared[name].descriptor for name in tensors]
        self.ask({"do": "share", "tensors": layout, "scalars": scalars}, ANSWER_SECONDS, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)

    def bound(self, call):
        """Leaves free on the device what the submission may have, and takes the rest."""
        size = sum(self.sizes.values())
        self.allowance = call.memory if call.memory is not None else max(2 << 30, 2 * size)
        self.tighten()

    def tighten(self):
        """Leaves the guest what it may have, where that is known, less what it has from before."""
        if self.shared and self.allowance is not None:
            self.balloon.leave(max(0, self.allowance - max(0, self.kept)) + SLACK)

    def load(self):
        answer = self.ask(
            {
                "do": "load", "language": self.job["language"], "path": self.job["path"],
                "function": self.problem.FUNCTION, "forbidden": self.job["forbidden"],
            },
            LOAD_SECONDS,
        )
        if "forbidden" in answer:
            raise Gone("WA", f"uses {clean(answer['forbidden'])}, which the statement forbids")
        if "error" in answer:
            raise Gone("RTE", clean(answer["error"]))

    # ---- a turn of the guest

    def watched(self, case, limit, watch):
        """The first call of a case: not timed, with an eye on the memory it takes and the operations it asks for."""
        calls = self.lay_out(case)
        lowest, ended = [self.device.free()], threading.Event()

        def look():
            self.device.enter()
            while not ended.wait(0.001):
                lowest[0] = min(lowest[0], self.device.free())

        before = lowest[0]
        looker = threading.Thread(target=look)
        looker.start()
        try:
            answer = self.ask({"do": "watched" if watch else "call"}, limit)
            self.settle(answer)
        finally:
            ended.set()
            looker.join()
        self.verify(calls)
        operations = answer.get("operations")
        asked = {name for name in operations if isinstance(name, str)} if isinstance(operations, list) else set()
        forbidden = self.forbidden_operations() & asked
        if forbidden:
            raise Gone("WA", f"asks torch for {clean(sorted(forbidden)[0])}, which the statement forbids")
        return before - lowest[0]

    def turn(self, case, limit):
        """The calls of one turn, timed and checked."""
        calls = self.lay_out(case)
        total, answer = self.timed({"do": "call"}, limit)
        self.settle(answer)
        self.verify(calls)
        self.left -= total
        if self.left < 0:
            raise Failed("TLE", f"the calls of this test may take {TOTAL_FACTOR * limit:g} s together, and take longer")
        host, event = self.evidence()
        least = sum(self.least(call) for call in calls)
        if total < least:
            moved = sum(call.bytes for call in calls) >> 20
            raise Failed("WA", f"{total:.0f} us is less than this GPU needs to move {moved} MiB")
        # The guest may lie, but not beyond what our clock allows: no longer than ours, and no shorter than that less what a turn
        # can cost.
        credible = event is not None and max(least, total - self.gap - EVENT_SLACK) <= event <= total
        time = max(total - self.overhead, least, 0.1)
        return Turn(*(part and part / len(calls) for part in (time, host, event if credible else None)))

    def least(self, call):
        """Microseconds in which no GPU can move the bytes of a call that are too many for its cache."""
        if not self.facts["peak"] or call.bytes <= 4 * self.facts["l2"]:
            return 0
        return call.bytes / (FASTEST_SHARE * self.facts["peak"]) * 1e6

    def evidence(self):
        """What the guest's own clocks say of the last turn: until its function returned, and by events."""
        answer = self.ask({"do": "evidence"}, ANSWER_SECONDS)
        return [float(answer[key]) if is_time(answer.get(key)) else None for key in ("host_us", "event_us")]

    def lay_out(self, case):
        """New addresses in the guest, new data, poison in the outputs, nothing of it in the cache. Returns the calls to come."""
        self.spread([[self.placed(name, number) for name in self.parameters] for number in range(self.calls_of_turn)])
        calls = [self.with_room(lambda: self.fresh(case)) for _ in range(self.calls_of_turn)]
        for _ in range(5):
            self.calm()
            for number, call in enumerate(calls):
                for name, tensor in call.inputs.items():
                    self.views[numbered(name, number)].copy_(tensor)
                for name in call.outputs:
                    poison(self.views[numbered(name, number)])
            self.flush()
            # Somebody who begins before "go" is seen, if it takes the GPU.
            if not self.is_busy():
                return calls
        raise Gone("WA", BUSY)

    def placed(self, name, number):
        """What the guest knows a parameter of one of a turn's calls by: scalars are the same for all of them."""
        own = numbered(name, number)
        return own if own in self.sizes else name

    def spread(self, calls):
        offsets = {name: secrets.randbelow(512) << 21 for name in self.sizes}
        self.ask({"do": "map", "offsets": offsets, "calls": calls}, ANSWER_SECONDS)

    def flush(self):
        """Fills the cache with something else, and waits for that."""
        self._flushed.fill_(secrets.randbelow(256))
        self.device_wait()

    def calm(self):
        """Waits for the guest to be done with the GPU, or finds that it never is."""
        for _ in range(5):
            if not self.is_busy():
                return
        raise Gone("WA", BUSY)

    def is_busy(self):
        return self.probe() >= max(BUSY_FACTOR * self.idle, BUSY_MICROSECONDS)

    def timed(self, message, limit):
        if not self.guest.is_silent():
            raise Gone("WA", "speaks to the judge out of turn")
        start = time.perf_counter_ns()
        answer = self.ask(message, limit, spin=True)
        self.probe()
        return (time.perf_counter_ns() - start) / 1e3, answer

    def settle(self, answer):
        if "error" in answer:
            said = clean(answer["error"])
            if "out of memory" in said.lower():
                mib = self.allowance >> 20
                raise Gone("MLE", f"needs more than the {mib} MiB of device memory that it may allocate: {said}")
            raise Gone("RTE", said)
        if not answer.get("done"):
            raise Gone("RTE", "answers what is no answer")
        if not self.guest.is_silent():
            raise Gone("WA", "speaks to the judge out of turn")

    def verify(self, calls):
        # Snapshots first, of all of them: what comes later than the guest's word is to come too late. In an order that nobody can
        # run ahead of, since the guest may have the GPU back before the last one is taken.
        for number in secrets.SystemRandom().sample(range(len(calls)), len(calls)):
            for name, tensor in self.snapshots[number].items():
                tensor.copy_(self.views[numbered(name, number)])
        self.device_wait()
        for number, call in enumerate(calls):
            self.with_room(lambda: self.compare(call, number))

    def compare(self, call, number):
        for name, tensor in call.inputs.items():
            if not torch.equal(as_bytes(self.views[numbered(name, number)]), as_bytes(tensor)):
                raise Failed("WA", f"changes its input {name}")
        difference = self.problem.check(call, self.snapshots[number], self.problem.reference(call))
        if difference:
            raise Failed("WA", clean(difference))

    def forbidden_operations(self):
        operations = set()
        for name in self.job["forbidden"]:
            if name.startswith("aten::"):
                operations.add(name.removeprefix("aten::"))
            elif name.startswith("torch."):
                last = name.rsplit(".", 1)[-1]
                operations |= {last, "_" + last}
        return operations

    def probe(self):
        """How long a trifle takes, in microseconds: longer where others have the GPU."""
        start = time.perf_counter_ns()
        self._probed.add_(1)
        self.device_wait()
        return (time.perf_counter_ns() - start) / 1e3

    def device_wait(self):
        if self.device.name == "cuda":
            torch.cuda.synchronize()

    def ask(self, message, seconds, descriptors=(), spin=False):
        try:
            self.guest.send(message, descriptors)
            answer, foreign = self.guest.receive(seconds, spin)
        except TimedOut:
            raise Gone("TLE", f"no answer within {seconds:g} s") from None
        except Ended as end:
            raise Gone("RTE", f"its process {end}") from None
        for descriptor in foreign:
            os.close(descriptor)
        return answer

    # ---- the result

    def report(self, call, turns, peak):
        times = sorted(turn.time for turn in turns)
        hosts = [turn.host for turn in turns if turn.host is not None]
        events = [turn.event for turn in turns if turn.event is not None]
        # One that is missing could be hidden: then there is no evidence.
        by_events = statistics.median(events) if len(events) == len(turns) else None
        return {
            "model": self.facts["model"], "compute": self.facts["compute"], "calls": len(turns) * self.calls_of_turn,
            "time_us": statistics.median(times), "fastest_us": times[0], "slowest_us": times[-1],
            "variation": statistics.stdev(times) / statistics.mean(times) if len(times) > 1 else None,
            "host_us": statistics.median(hosts) if hosts else None, "event_us": by_events, "overhead_us": self.overhead,
            "bytes": call.bytes, "flops": call.flops, "copy_rate": self.copy, "copy_event_rate": self.copy_by_events, "peak_rate": self.facts["peak"],
            "memory": max(0, peak), **self.clocks.read(),
        }


@dataclasses.dataclass
class Turn:
    """One turn of the guest: microseconds of a call, by our clock and by what the guest says of it, where that is credible."""

    time: float
    host: float | None
    event: float | None


def numbered(name, number):
    """A tensor's name in one of the calls of a turn."""
    return f"{name}.{number}" if number else name


def version(text):
    return tuple(int(part) for part in text.split("."))


def is_time(value):
    """Whether a foreign number can be a time in microseconds."""
    return type(value) in (int, float) and 0 <= value < 1e12


def as_bytes(tensor):
    return tensor.reshape(-1).view(torch.uint8)


def clean(text):
    """Foreign text for a message: one line, printable, not long. Of what is no text nothing is told: its words could be deep."""
    if not isinstance(text, str):
        return "says what is no text"
    return "".join(c if c.isprintable() else " " for c in text[:600])


def load_problem(path):
    specification = importlib.util.spec_from_file_location("problem", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def main():
    worker = Channel(os.dup(0))
    try:
        Owner(worker).serve()
    except Ended:
        pass  # the worker is gone
    except Exception as error:
        traceback.print_exc()
        at = traceback.extract_tb(error.__traceback__)[-1]
        worker.send({"fault": clean(f"{os.path.basename(at.filename)}, line {at.lineno}: {type(error).__name__}: {error}")})
        sys.exit(1)
    worker.send({"end": True})


if __name__ == "__main__":
    main()
