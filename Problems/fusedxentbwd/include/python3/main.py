"""Driver of the problem `fusedxentbwd` for judges without a GPU: makes the small cases with NumPy.

A submission is the file solution.py beside this one. It is called with NumPy arrays: twice, first with other data of the same
shape, of which nothing may remain. The statement, "The tests", has the grammar of what is read here.
"""

import os
import sys

import numpy as np


def noise(seed, count):
    """`count` 64-bit numbers: splitmix64's finaliser over a counter, the same under every version of NumPy."""
    z = np.arange(count, dtype=np.uint64) + np.uint64(seed << 32)
    z *= np.uint64(0x9E3779B97F4A7C15)
    z ^= z >> np.uint64(30)
    z *= np.uint64(0xBF58476D1CE4E5B9)
    z ^= z >> np.uint64(27)
    z *= np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return z


def unit(seed, count):
    """`count` numbers in [0, 1)."""
    return (noise(seed, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def make(case, seed):
    """The arrays of a case: logits, targets."""
    rows, columns = int(case["rows"]), int(case["columns"])
    ignore_index, permille = int(case["ignore_index"]), int(case["ignored"])
    targets = (noise(4 * seed, rows) % np.uint64(columns)).astype(np.int64)
    chosen = noise(4 * seed + 1, rows) % np.uint64(1000) < np.uint64(permille)
    if permille < 1000:  # one token at least is valid
        kept = seed % rows
        chosen[kept] = False
        if targets[kept] == ignore_index:
            targets[kept] = (targets[kept] + 1) % columns
    targets[chosen] = ignore_index
    return make_logits(case["fill"], rows, columns, targets, targets == ignore_index, 4 * seed + 2), targets


def make_logits(fill, rows, columns, targets, ignored, seed):
    if fill == "steps":
        logits = (noise(seed, rows * columns) % np.uint64(7)).astype(np.float32) - np.float32(3)
        return logits.reshape(rows, columns)
    logits = (8 * unit(seed, rows * columns) - 4).astype(np.float32).reshape(rows, columns)
    if fill == "shifted":
        logits += (2e4 * unit(seed + 1, rows) - 1e4).astype(np.float32)[:, None]
    if fill == "ramp":
        logits += np.linspace(-20, 20, columns).astype(np.float32)
    if fill == "masked":
        logits[0::3, : columns // 2] = -np.inf
        logits[1::3, columns // 2 :] = -np.inf
        logits[2::3, ::3] = -np.inf
        valid = np.flatnonzero(~ignored)
        logits[valid, targets[valid]] = 1
    if fill == "garbage":
        for number, value in enumerate((np.nan, np.inf, -np.inf, 3e38)):
            logits[np.flatnonzero(ignored)[number::4]] = value
    return logits


def attempt(solve, case, seed):
    """One call; gives the outputs, or None if an input was changed."""
    inputs = make(case, seed)
    loss = np.full(1, np.nan, np.float32)
    grad = np.full(inputs[0].shape, np.nan, np.float32)
    solve(*inputs, loss, grad, int(case["ignore_index"]), float(case["label_smoothing"]))
    fine = all(mine.tobytes() == given.tobytes() for mine, given in zip(make(case, seed), inputs))
    return (loss, grad) if fine else None


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    case = dict(word.split("=", 1) for word in sys.stdin.read().split())
    if case.get("place") == "gpu":
        print("gpu")
        return
    from solution import fused_xent_backward

    seed = int(case["seed"])
    results = [attempt(fused_xent_backward, case, other) for other in (seed + 1, seed)]
    if None in results:
        print("MUTATED")
        return
    loss, grad = results[-1]
    for row in (loss, *grad):
        print(" ".join(f"{float(value):.9g}" for value in row))


if __name__ == "__main__":
    main()
