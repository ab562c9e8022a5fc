"""For whoever wonders where the time goes: JUDGE_GPU_TRACE=1 has each step told on standard error (Tests/GPU/drive)."""

import os
import sys
import time

_TRACED = os.environ.get("JUDGE_GPU_TRACE")
_last = [time.monotonic()]


def trace(what):
    """Tells of a step, and how long it took since the one before."""
    if _TRACED:
        now = time.monotonic()
        print(f"{now - _last[0]:8.3f} s  {what}", file=sys.stderr, flush=True)
        _last[0] = now
