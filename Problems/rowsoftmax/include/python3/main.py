"""Driver of the problem `rowsoftmax` on a CPU: reads a case, makes x with NumPy, calls softmax(x, y), prints y.

A submission is the file solution.py beside this one. Of a case for a GPU alone nothing is made: its answer is `gpu`.
"""

import os
import sys

import numpy as np

INFINITY = np.float32(np.inf)


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


def unit(seed, rows, columns):
    """Multiples of 1/256 in [0, 1), uniform."""
    bits = noise(seed, rows * columns) >> np.uint64(56)
    return bits.astype(np.float32).reshape(rows, columns) / np.float32(256)


def make(case):
    """The float32 array of a case. The fills are those of gpu/problem.py, with uniform numbers in [-8, 8)."""
    rows, columns, seed = (int(case[key]) for key in ("rows", "columns", "seed"))
    low, high = np.finfo(np.float32).min, np.finfo(np.float32).max
    column = np.arange(columns)
    x = unit(seed, rows, columns) * np.float32(16) - np.float32(8)
    coin = unit(seed + 1, rows, columns)
    fill = case["fill"]
    if fill == "steps":
        x[:] = np.minimum(column, 60) - np.minimum(np.arange(rows), 60)[:, None]
    elif fill == "huge":
        x[0::2] += np.float32(10_000)
        x[1::2] -= np.float32(10_000)
    elif fill == "negative":
        x -= np.float32(300)
    elif fill == "equal":
        x[:] = x[:, :1].copy()
    elif fill == "masked":
        drop = coin < 1 / 3
        drop[1::4] = True
        drop[2::4] = column < columns - 1
        drop[3::4] = column < columns // 2
        x[drop] = -INFINITY
    elif fill == "lowest":
        coin = coin < 0.5
        coin[:, 0] = True
        x[:] = low
        x[1::3][coin[1::3]] = high
        x[2::3][~coin[2::3]] = -INFINITY
    return x


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    case = dict(word.split("=", 1) for word in sys.stdin.read().split())
    if case.get("place") == "gpu":
        print("gpu")
        return
    from solution import softmax

    x = make(case)
    before = x.copy()
    y = np.full(x.shape, np.nan, dtype=x.dtype)
    softmax(x, y)
    if x.tobytes() != before.tobytes():
        print("MUTATED")
        return
    for row in y:
        print(" ".join(f"{number:.9g}" for number in row))


if __name__ == "__main__":
    main()
