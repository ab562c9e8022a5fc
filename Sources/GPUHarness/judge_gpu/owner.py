"""The trusted side: makes the data of each call, has the guest called, takes the time, and checks every output.

Standard input is a socket to the worker. The first packet is the job, with the socket to the guest; each test's result goes
back as one packet. The submission cannot come here: it knows this process by one socket and the memory of its tensors.

A snapshot of the outputs is taken in the turn on the GPU that follows the guest's: what was not there by then is still poison.

A turn's start varies by some 100 us. So that this is little beside what is measured, a timed turn is of several calls where one is
short, each with data and memory of its own; its time is divided by their number.
"""

import importlib.util
import os
import statistics
import sys
import time
import traceback

import torch

from judge_gpu.asking import Asking, Failed, Gone, clean
from judge_gpu.channel import MOST_DESCRIPTORS, Channel, Ended
from judge_gpu.checking import Checking
from judge_gpu.clocks import Clocks
from judge_gpu.copying import CopyRate
from judge_gpu.drawing import Drawing
from judge_gpu.forbidding import forbidden_among
from judge_gpu.laying import Laying
from judge_gpu.memory import device
from judge_gpu.problem import parse
from judge_gpu.room import LowestFree, Room, is_lack_of_memory
from judge_gpu.shared import Shared
from judge_gpu.stopwatch import Stopwatch
from judge_gpu.tracing import trace
from judge_gpu.turns import Turn, calls_of_turn, evidence, figures

START_SECONDS = 120  # for the guest to come up: importing torch from a cold disk
LOAD_SECONDS = 120  # for the submission to be loaded, kernels compiled on the way
FIRST_FACTOR, FIRST_SECONDS = 4, 60  # what a first call, which may compile kernels, has on top: so many limits, at most so long
TOTAL_FACTOR = 4  # what all calls of a test together may take, in limits of one call
MEMORY_SHARE = 0.95  # of the memory that a package asks for: the driver keeps some of a GPU's
TURNS = 11  # the fewest timed turns of several calls, unless the package asks for fewer calls than that
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
        self.room = Room(self.device)
        self.shared = Shared(self.device, self.guest, self.room)
        self.stopwatch = Stopwatch(self.device, self.guest, self.facts["l2"])
        self.drawing = Drawing(self.problem, self.device)
        self.checking = Checking(self.problem, self.drawing, self.shared, self.room, self.stopwatch)

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
                if not (is_lack_of_memory(error) and self.room.is_hogged()):
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
        self.laying = Laying(self.drawing, self.shared, self.room, self.stopwatch, self.copy.own)

    # ---- a test

    def judge(self, case, first):
        trace(f"--- {case}")
        self.clear()
        trace("clear")
        self.drawing.begin(case)
        call = self.share()
        trace("data, reference and check")
        if first:
            self.room.begin()
        self.room.allow(call.memory)
        trace("bound")
        if first:
            self.ends = time.monotonic() + self.job["total_seconds"]
            self.load()
            trace("load")
        peak = self.first_call(watch=first and self.job["language"] != "cuda")
        trace("first call")
        turns = self.turns(timed=case.get("time") == "yes")
        trace(f"{len(turns)} turns of {self.shared.calls} calls")
        return self.report(call, turns, peak)

    def clear(self):
        """Lets go of the last case's memory on both sides, and sees whether the guest has."""
        self.shared.take_back()
        if self.shared.calls > 1:
            torch.cuda.empty_cache()  # what many calls took is not to be missing from the next case
        self.room.look()

    def share(self, count=1):
        """Makes the memory of some calls, and takes what checking needs before the guest can; returns a call without its inputs."""
        call = self.room.with_all(lambda: self.drawing.call(self.drawing.seed()))
        self.room.with_all(lambda: self.shared.hand_over_calls(call, count))
        call.inputs = {}  # their memory is for what is drawn from here on
        self.room.with_all(self.checking.rehearse)
        return call

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

    def first_call(self, watch):
        """Not timed, with an eye on the memory that it takes, which is returned, and on the operations that it asks for."""
        calls = self.laying.lay_out(self.parameters)
        limit = self.job["call_seconds"]
        with LowestFree(self.device) as lowest:
            answer = self.guest.ask({"do": "watched" if watch else "call"}, limit + min(FIRST_FACTOR * limit, FIRST_SECONDS))
            self.settle(answer)
        self.checking.verify(calls)
        if not watch:
            return lowest.taken
        operations = answer.get("operations")
        asked = {name for name in operations if isinstance(name, str)} if isinstance(operations, list) else set()
        for name in forbidden_among(asked, self.job["forbidden"]):
            raise Gone("WA", f"asks torch for {clean(name)}, which the statement forbids")
        # Who watches, keeps torch.compile from compiling: that comes now.
        return max(lowest.taken, self.first_call(watch=False))

    def turns(self, timed):
        """The turns that count, after as many that do not."""
        self.left = TOTAL_FACTOR * self.job["call_seconds"] * 1e6
        if not timed:
            self.turn()
            return [self.turn()]
        warm_up = statistics.median(self.turn().time for _ in range(max(1, self.job["warmup"])))
        self.put_together(warm_up)
        repeats = self.job["repeats"]
        if self.shared.calls > 1:
            self.turn()  # the guest has let go of its memory, and takes it anew
            repeats = max(min(TURNS, repeats), -(-repeats // self.shared.calls))
        return [self.turn() for _ in range(repeats)]

    def put_together(self, microseconds):
        """Shares memory for as many calls as make up a turn, if there is room for more than one."""
        self.room.make_all()
        room = 1 + (self.room.beyond_allowance() - SPARE) // max(1, self.shared.size_of_call)
        count = calls_of_turn(microseconds, min(MOST_DESCRIPTORS // self.shared.tensors, room))
        for number in [count >> shift for shift in range(count.bit_length())] if count > 1 else []:
            try:
                self.share(number)
                break
            except RuntimeError as error:  # there is less than it looked
                if number == 1 or not is_lack_of_memory(error):
                    raise
                torch.cuda.empty_cache()
        self.room.tighten()
        trace(f"memory for {self.shared.calls} calls")

    # ---- a turn of the guest

    def turn(self):
        """The calls of one turn, timed and checked."""
        if time.monotonic() > self.ends:
            raise Gone("TLE", f"all tests together may take {self.job['total_seconds']:g} s, and take longer")
        calls, limit = self.laying.lay_out(self.parameters), self.job["call_seconds"]
        total, answer = self.stopwatch.timed({"do": "call"}, limit)
        self.settle(answer)
        self.checking.verify(calls)
        self.left -= total
        if self.left < 0:
            raise Failed("TLE", f"the calls of this test may take {TOTAL_FACTOR * limit:g} s together, and take longer")
        host, event = evidence(self.guest)
        least = sum(self.least(call.bytes) for call in calls)
        if total < least:
            moved = sum(call.bytes for call in calls) >> 20
            raise Failed("WA", f"{total:.0f} us is less than this GPU needs to move {moved} MiB")
        return Turn.of(len(calls), total, least, self.stopwatch.overhead, self.copy.gap, host, event)

    def least(self, bytes):
        """Microseconds in which no GPU can move the bytes of a call that are too many for its cache."""
        if not self.facts["peak"] or bytes <= 4 * self.facts["l2"]:
            return 0
        return bytes / (FASTEST_SHARE * self.facts["peak"]) * 1e6

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
