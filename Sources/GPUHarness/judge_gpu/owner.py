"""The trusted side: makes the data of each call, has the guest called, takes the time, and checks every output.

Standard input is a socket to the worker. The first packet is the job, with the socket to the guest; each test's result goes
back as one packet. The submission cannot come here: it knows this process by one socket and the memory of its tensors.

A snapshot of the outputs is taken in the turn on the GPU that follows the guest's: what was not there by then is still poison.

A turn's start varies by some 100 us. So that this is little beside what is measured, a timed turn is of several calls where one is
short, each with data and memory of its own; its time is divided by their number.
"""

import importlib.util
import math
import os
import secrets
import sys
import time
import traceback

import torch

from judge_gpu.asking import Asking, Failed, Gone, clean
from judge_gpu.channel import MOST_DESCRIPTORS, Channel, Ended
from judge_gpu.clocks import Clocks
from judge_gpu.copying import CopyRate
from judge_gpu.forbidding import forbidden_among
from judge_gpu.memory import device
from judge_gpu.problem import parse, poison
from judge_gpu.room import LowestFree, Room
from judge_gpu.shared import Shared
from judge_gpu.stopwatch import BUSY, Stopwatch
from judge_gpu.turns import Turn, evidence, figures

START_SECONDS = 120  # for the guest to come up: importing torch from a cold disk
LOAD_SECONDS = 120  # for the submission to be loaded, kernels compiled on the way
FIRST_FACTOR, FIRST_SECONDS = 4, 60  # what a first call, which may compile kernels, has on top: so many limits, at most so long
TOTAL_FACTOR = 4  # what all calls of a test together may take, in limits of one call
MEMORY_SHARE = 0.95  # of the memory that a package asks for: the driver keeps some of a GPU's
TURN_MICROSECONDS = 10_000  # that a timed turn should take: what it costs to begin one is little beside this
TURNS, MOST_CALLS = 7, 16  # the fewest timed turns of a case, and the most calls of one
SPARE = 1 << 30  # device memory that is left alone when calls are put together
FASTEST_SHARE = 1.05  # of the memory's peak rate; more cannot be


class Owner:
    def __init__(self, worker):
        self.worker = worker
        self.job, descriptors = worker.receive()
        self.guest = Asking(descriptors[0])
        self.problem = load_problem(self.job.get("problem", "/app/problem.py"))
        self.parameters = self.problem.CUDA if self.job["language"] == "cuda" else self.problem.PYTHON
        self.device = device()
        self.facts = self.device.facts()
        self.require_device()
        self.clocks = Clocks(self.facts["pci"])
        self.draw = torch.Generator(device=self.device.torch)
        self.room = Room(self.device)
        self.shared = Shared(self.device, self.guest, self.room)
        self.stopwatch = Stopwatch(self.device, self.guest, self.facts["l2"])

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
                if not self.room.is_hogged():
                    raise
                print(error, file=sys.stderr)
                result.update(verdict="MLE", message="holds on to device memory that checking needs", gone=True)
            self.worker.send(result)
            if result.get("gone") or (result["verdict"] != "AC" and self.job["stops"]):
                break

    def prepare(self):
        """All that is measured before the submission is there."""
        trace("own start")
        self.guest.ask({"do": "null"}, START_SECONDS)
        trace("guest's start")
        self.stopwatch.calibrate(START_SECONDS)
        trace("overhead")
        self.copy = CopyRate.measured(self.device, self.guest, self.shared, self.stopwatch, START_SECONDS)
        trace("copy rate")
        self.room.begin()

    # ---- a test

    def judge(self, case, first):
        trace(f"--- {case}")
        self.clear()
        trace("clear")
        # Once without the guest: what checking needs is in this process's hands before the guest can take it.
        call = self.room.with_all(lambda: self.rehearsed(case))
        trace("data, reference and check")
        self.shared.hand_over_calls(call)
        trace("share")
        self.room.allow(call.memory)
        trace("bound")
        if first:
            self.load()
            trace("load")
        call.inputs = {}  # their memory is for what is drawn from here on
        peak = self.first_call(case, watch=first and self.job["language"] != "cuda")
        trace("first call")
        turns = self.turns(case, timed=case.get("time") == "yes")
        trace(f"{len(turns)} turns of {self.shared.calls} calls")
        return self.report(call, turns, peak)

    def clear(self):
        """Lets go of the last case's memory on both sides, and sees whether the guest has."""
        self.shared.take_back()
        if self.shared.calls > 1:
            torch.cuda.empty_cache()  # what many calls took is not to be missing from the next case
        self.room.look()

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

    def load(self):
        answer = self.guest.ask(
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

    def first_call(self, case, watch):
        """Not timed, with an eye on the memory that it takes, which is returned, and on the operations that it asks for."""
        calls = self.lay_out(case)
        limit = self.job["call_seconds"]
        with LowestFree(self.device) as lowest:
            answer = self.guest.ask({"do": "watched" if watch else "call"}, limit + min(FIRST_FACTOR * limit, FIRST_SECONDS))
            self.settle(answer)
        self.verify(calls)
        operations = answer.get("operations")
        asked = {name for name in operations if isinstance(name, str)} if isinstance(operations, list) else set()
        for name in forbidden_among(asked, self.job["forbidden"]):
            raise Gone("WA", f"asks torch for {clean(name)}, which the statement forbids")
        return lowest.taken

    def turns(self, case, timed):
        """The turns that count, after as many that do not."""
        self.left = TOTAL_FACTOR * self.job["call_seconds"] * 1e6
        if not timed:
            self.turn(case)
            return [self.turn(case)]
        warm_up = min(self.turn(case).time for _ in range(max(1, self.job["warmup"])))
        self.put_together(case, warm_up)
        repeats = self.job["repeats"]
        if self.shared.calls > 1:
            self.turn(case)  # the guest has let go of its memory, and takes it anew
            repeats = max(TURNS, -(-repeats // self.shared.calls))
        return [self.turn(case) for _ in range(repeats)]

    def put_together(self, case, microseconds):
        """Shares memory for as many calls as make up a turn, if there is room for more than one."""
        call = self.room.with_all(lambda: self.fresh(case))
        wanted = min(MOST_CALLS, MOST_DESCRIPTORS // len(self.shared.sizes), math.ceil(TURN_MICROSECONDS / microseconds))
        self.room.make_all()
        # Each has its tensors twice: those of the guest, and this side's inputs and snapshots.
        count = min(wanted, 1 + (self.room.beyond_allowance() - SPARE) // max(1, 2 * self.shared.size))
        for number in (count, 1) if count > 1 else ():
            try:
                self.shared.take_back()
                self.shared.hand_over_calls(call, number)
                # Once for all: this side has its memory before the balloon takes the rest.
                [self.fresh(case) for _ in range(number)]
                break
            except RuntimeError:  # of torch's memory or the driver's, there is less than it looked
                if number == 1:
                    raise
                torch.cuda.empty_cache()
        self.room.tighten()
        trace(f"memory for {self.shared.calls} calls")

    # ---- a turn of the guest

    def turn(self, case):
        """The calls of one turn, timed and checked."""
        calls, limit = self.lay_out(case), self.job["call_seconds"]
        total, answer = self.stopwatch.timed({"do": "call"}, limit)
        self.settle(answer)
        self.verify(calls)
        self.left -= total
        if self.left < 0:
            raise Failed("TLE", f"the calls of this test may take {TOTAL_FACTOR * limit:g} s together, and take longer")
        host, event = evidence(self.guest)
        least = sum(self.least(call) for call in calls)
        if total < least:
            moved = sum(call.bytes for call in calls) >> 20
            raise Failed("WA", f"{total:.0f} us is less than this GPU needs to move {moved} MiB")
        return Turn.of(len(calls), total, least, self.stopwatch.overhead, self.copy.gap, host, event)

    def least(self, call):
        """Microseconds in which no GPU can move the bytes of a call that are too many for its cache."""
        if not self.facts["peak"] or call.bytes <= 4 * self.facts["l2"]:
            return 0
        return call.bytes / (FASTEST_SHARE * self.facts["peak"]) * 1e6

    def lay_out(self, case):
        """New addresses in the guest, new data, poison in the outputs, nothing of it in the cache. Returns the calls to come."""
        self.shared.spread_calls(self.parameters)
        calls = [self.room.with_all(lambda: self.fresh(case)) for _ in range(self.shared.calls)]
        for _ in range(5):
            self.stopwatch.calm()
            for number, call in enumerate(calls):
                for _, view, tensor in self.shared.inputs(call, number):
                    view.copy_(tensor)
                for view, _ in self.shared.outputs(number):
                    poison(view)
            self.stopwatch.flush()
            # Somebody who begins before "go" is seen, if it takes the GPU.
            if not self.stopwatch.is_busy():
                return calls
        raise Gone("WA", BUSY)

    def settle(self, answer):
        if "error" in answer:
            said = clean(answer["error"])
            if "out of memory" in said.lower():
                mib = self.room.allowance >> 20
                raise Gone("MLE", f"needs more than the {mib} MiB of device memory that it may allocate: {said}")
            raise Gone("RTE", said)
        if not answer.get("done"):
            raise Gone("RTE", "answers what is no answer")
        self.guest.require_silence()

    def verify(self, calls):
        # Snapshots first, of all of them: what comes later than the guest's word is to come too late. In an order that nobody can
        # run ahead of, since the guest may have the GPU back before the last one is taken.
        for number in secrets.SystemRandom().sample(range(len(calls)), len(calls)):
            for view, snapshot in self.shared.outputs(number):
                snapshot.copy_(view)
        self.stopwatch.wait()
        for number, call in enumerate(calls):
            self.room.with_all(lambda: self.compare(call, number))

    def compare(self, call, number):
        for name, view, tensor in self.shared.inputs(call, number):
            if not torch.equal(as_bytes(view), as_bytes(tensor)):
                raise Failed("WA", f"changes its input {name}")
        difference = self.problem.check(call, self.shared.snapshots[number], self.problem.reference(call))
        if difference:
            raise Failed("WA", clean(difference))

    def report(self, call, turns, peak):
        return {
            "model": self.facts["model"], "compute": self.facts["compute"], "calls": len(turns) * self.shared.calls,
            **figures(turns), "overhead_us": self.stopwatch.overhead, "bytes": call.bytes, "flops": call.flops,
            "copy_rate": self.copy.by_clock, "copy_event_rate": self.copy.by_events, "peak_rate": self.facts["peak"],
            "memory": peak, **self.clocks.read(),
        }


def load_problem(path):
    specification = importlib.util.spec_from_file_location("problem", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def version(text):
    return tuple(int(part) for part in text.split("."))


def as_bytes(tensor):
    return tensor.reshape(-1).view(torch.uint8)


_TRACED = os.environ.get("JUDGE_GPU_TRACE")
_last = [time.monotonic()]


def trace(what):
    """For whoever wonders where the time goes: JUDGE_GPU_TRACE=1 has each step told on standard error."""
    if _TRACED:
        now = time.monotonic()
        print(f"{now - _last[0]:8.3f} s  {what}", file=sys.stderr, flush=True)
        _last[0] = now


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
