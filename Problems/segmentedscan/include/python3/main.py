"""Driver of the problem `segmentedscan` on a CPU: reads a case, makes the data with NumPy, calls segmented_scan, prints sums.

A submission is the file solution.py beside this one. Of a case for a GPU alone nothing is made: its answer is `gpu`.
"""

import os
import sys

import numpy as np


def noise(seed, count):
    """The first `count` 64-bit numbers of a stream: splitmix64's finaliser over a counter.

    Own arithmetic rather than numpy.random, so that every version of NumPy gives the same bits.
    """
    z = np.arange(count, dtype=np.uint64) + np.uint64(seed << 32)
    z *= np.uint64(0x9E3779B97F4A7C15)
    z ^= z >> np.uint64(30)
    z *= np.uint64(0xBF58476D1CE4E5B9)
    z ^= z >> np.uint64(27)
    z *= np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return z


def between(seed, count, low, high):
    """Uniform integers from `low` to `high`."""
    return (noise(seed, count) % np.uint64(high - low + 1)).astype(np.int64) + low


def make_flags(n, name, seed):
    place = np.arange(n)
    if name == "first":
        chosen = place == 0
    elif name == "last":
        chosen = place == n - 1
    elif name == "alternate":
        chosen = place % 2 == 1
    elif name == "borders":
        beside = np.isin(place % 128, (0, 1, 127)) & (place > 0)
        chosen = beside & (between(seed, n, 0, 1) == 1)
    elif name == "often":
        chosen = between(seed, n, 1, 7) == 1
    elif name == "seldom":
        chosen = between(seed, n, 1, 5000) == 1
    else:
        chosen = np.full(n, name == "all")
    return chosen.astype(np.int8)


def make(case):
    """The values and flags of a case: the same kinds as in gpu/problem.py."""
    n, seed = int(case["n"]), int(case["seed"])
    flags = make_flags(n, case["flags"], seed)
    is_float = case["dtype"] == "float32"
    if case["values"] == "ones":
        return np.ones(n, dtype=case["dtype"]), flags
    if case["values"] == "wide":
        low, high = (1, 1024) if is_float else (-(1 << 35), 1 << 35)
    else:
        low, high = -1000, 1000
    values = between(seed + 1, n, low, high).astype(case["dtype"])
    if is_float:
        values /= np.float32(1024)
    if case["values"] == "infinite":
        chosen = between(seed + 2, n, 1, 10) == 1
        odd = np.cumsum(flags) % 2 == 1
        values[chosen & odd] = np.inf
        values[chosen & ~odd] = -np.inf
    return values, flags


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    case = dict(word.split("=", 1) for word in sys.stdin.read().split())
    if case.get("place") == "gpu":
        print("gpu")
        return
    from solution import segmented_scan

    values, flags = make(case)
    before = values.tobytes(), flags.tobytes()
    nothing = np.nan if values.dtype.kind == "f" else -1
    sums = np.full(values.shape, nothing, dtype=values.dtype)
    segmented_scan(values, flags, sums)
    if (values.tobytes(), flags.tobytes()) != before:
        print("MUTATED")
        return
    form = "{:d}" if values.dtype.kind == "i" else "{:.9g}"
    print(" ".join(form.format(number) for number in sums.tolist()))


if __name__ == "__main__":
    main()
