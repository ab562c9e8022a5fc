"""Driver of the problem `pagedattentiondecode` for judges without a GPU: makes the small cases with NumPy.

A submission is the file solution.py beside this one. It is called with NumPy arrays: twice, first with other data of the same
shape, of which nothing may remain. The statement, "The tests", has the grammar of what is read here.
"""

import os
import sys

import numpy as np

PAGE = 16
NOWHERE = (-1, 1 << 30)
EDGES = (0, 1, 15, 16, 17, 31, 32, 33)
SHARED = 3


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


def numbers(seed, shape):
    """float16 from -2 to 2."""
    unit = (noise(seed, int(np.prod(shape))) >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return (4 * unit - 2).astype(np.float16).reshape(shape)


def make_lengths(kind, batch, longest, seed):
    if kind == "full":
        return [longest] * batch
    if kind == "zero":
        return [0] * batch
    if kind == "edges":
        return [min(longest, (*EDGES, longest - 1, longest)[row % 10]) for row in range(batch)]
    lengths = [int(n % np.uint64(longest + 1)) for n in noise(seed, batch)]
    lengths[seed % batch] = longest
    return lengths


def make(case, seed):
    """The arrays of a case: q, k_pages, v_pages, block_table, lengths."""
    batch, heads, kv_heads, head_dim = (int(case[key]) for key in ("batch", "heads", "kv_heads", "head_dim"))
    longest, fill, seed = int(case["longest"]), case["fill"], 8 * seed
    lengths = make_lengths(case["lengths"], batch, longest, seed)
    counts = [-(-length // PAGE) for length in lengths]
    shared = SHARED if fill == "shared" else 0
    own = [max(0, count - shared) for count in counts]
    pages = shared + sum(own) + 3
    order = np.argsort(noise(seed + 1, pages), kind="stable").astype(np.int32)
    width = -(-longest // PAGE) + 2
    table = np.empty((batch, width), np.int32)
    table[:, 0::2], table[:, 1::2] = NOWHERE
    q = numbers(seed + 2, (batch, heads, head_dim)) * np.float16({"mean": 0, "huge": 100}.get(fill, 3))
    k, v = (numbers(seed + n, (pages, PAGE, kv_heads, head_dim)) for n in (3, 4))
    if fill == "mean":
        v = np.floor(v)
    if fill == "rising":
        q[:, 0::2, 0], q[:, 1::2, 0] = 8, -8
    used, start = np.zeros(pages, bool), shared
    for row, (length, count, more) in enumerate(zip(lengths, counts, own)):
        mine = np.concatenate((order[:shared], order[start : start + more]))[:count]
        start += more
        table[row, :count] = mine
        used[mine] = True
        if fill == "rising":
            at = np.arange(length)
            k[table[row, at // PAGE], at % PAGE, :, 0] = (at * (16 / max(1, length))).astype(np.float16)[:, None]
        if length % PAGE and count > shared:
            k[mine[-1], length % PAGE :] = np.nan
            v[mine[-1], length % PAGE :] = np.nan
    k[~used] = np.nan
    v[~used] = np.nan
    return q, k, v, table, np.array(lengths, np.int32)


def attempt(solve, case, seed):
    """One call; gives the output, or None if an input was changed."""
    inputs = make(case, seed)
    out = np.full(inputs[0].shape, np.nan, np.float16)
    solve(*inputs, out)
    fine = all(mine.tobytes() == given.tobytes() for mine, given in zip(make(case, seed), inputs))
    return out if fine else None


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    case = dict(word.split("=", 1) for word in sys.stdin.read().split())
    if case.get("place") == "gpu":
        print("gpu")
        return
    from solution import paged_attention_decode

    seed = int(case["seed"])
    results = [attempt(paged_attention_decode, case, other) for other in (seed + 1, seed)]
    if any(result is None for result in results):
        print("MUTATED")
        return
    for row in results[-1].reshape(-1, results[-1].shape[-1]):
        print(" ".join(f"{float(value):.9g}" for value in row))


if __name__ == "__main__":
    main()
