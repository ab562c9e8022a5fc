"""The owner's clock, and its eye on whether the GPU is at work.

The time of a call goes from "go" to the end of a kernel of this process that is started once the guest has said that it is
done. Two processes take turns on a GPU, so a guest that says so too early has its kernel counted up to the end of its turn
(about 2 ms).
"""

import secrets
import statistics
import time

import torch

from judge_gpu.asking import Gone

CALIBRATIONS = 200  # calls that do nothing: what their median is off by, every time is off by
PROBES = 50
CALM_SECONDS = 20  # for the GPU to be idle at the start
BUSY_FACTOR, BUSY_MICROSECONDS = 10, 400  # a probe slower than both finds the GPU at work
BUSY = "the GPU is still at work when a call begins: something was left running on it"


class Stopwatch:
    def __init__(self, device, guest, cache):
        self._device, self._guest = device, guest
        self._probed = torch.zeros(1024, device=device.torch)
        self._flushed = torch.empty(max(1, 2 * cache), dtype=torch.uint8, device=device.torch)
        self._idle = None  # microseconds of a probe when nothing else is at work
        self.overhead = None  # microseconds of a call that does nothing

    def calibrate(self, limit):
        """Takes the measures that later ones are compared with, while the guest runs nothing but our own code."""
        for _ in range(20):
            self._probe()
        self._await_calm()
        self._idle = statistics.median(self._probe() for _ in range(PROBES))
        self.overhead = statistics.median(self._null(limit) for _ in range(CALIBRATIONS))

    def _null(self, limit):
        """A call that does nothing, in microseconds."""
        self.ready()
        return self.timed({"do": "null"}, limit)[0]

    def _await_calm(self):
        """Waits for what an earlier session left on the GPU to be cleared away."""
        deadline = time.monotonic() + CALM_SECONDS
        while self._device.name == "cuda" and time.monotonic() < deadline:
            free = self._device.free()
            time.sleep(0.02)
            if max(self._probe() for _ in range(5)) < BUSY_MICROSECONDS and self._device.free() == free:
                return

    def timed(self, message, limit):
        """Microseconds from "go" to the end of what the guest does for it, and its answer."""
        self._guest.require_silence()
        start = time.perf_counter_ns()
        answer = self._guest.ask(message, limit, spin=True)
        self._probe()
        return (time.perf_counter_ns() - start) / 1e3, answer

    def ready(self):
        """Has the guest spin for what it is told next: no time has its waking up in it."""
        self._guest.ask({"do": "ready"})

    @property
    def flushed(self):
        """Bytes that are written so that nothing else is in the cache."""
        return self._flushed.numel()

    def flush(self):
        """Fills the cache with something else, and waits for that."""
        self._flushed.fill_(secrets.randbelow(256))
        self.wait()

    def burst(self, copies):
        """Copies (target, source) one after the other and flushes the cache; returns the microseconds on the device, by events
        of this process, or None where there are no events."""
        if self._device.name != "cuda":
            for target, source in copies:
                target.copy_(source)
            self.flush()
            return None
        start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
        # Work ahead of it, so that all is in the queue when it begins: what this process's own thread takes is not in the time.
        for _ in range(1 + len(copies) // 4):
            self._flushed.fill_(0)
        start.record()
        for target, source in copies:
            target.copy_(source)
        self._flushed.fill_(secrets.randbelow(256))
        end.record()
        self.wait()
        return start.elapsed_time(end) * 1e3

    def calm(self):
        """Waits for the guest to be done with the GPU, or finds that it never is."""
        for _ in range(5):
            if not self.is_busy():
                return
        raise Gone("WA", BUSY)

    def is_busy(self):
        return self._probe() >= max(BUSY_FACTOR * self._idle, BUSY_MICROSECONDS)

    def wait(self):
        """Until the owner's own work on the device is done."""
        if self._device.name == "cuda":
            torch.cuda.synchronize()

    def _probe(self):
        """How long a trifle takes, in microseconds: longer where others have the GPU."""
        start = time.perf_counter_ns()
        self._probed.add_(1)
        self.wait()
        return (time.perf_counter_ns() - start) / 1e3
