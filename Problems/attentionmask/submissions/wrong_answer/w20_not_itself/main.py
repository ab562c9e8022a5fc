"""Driver of the problem `attentionmask`: reads calls, makes the arrays, prints one line per call.

A submission is the file solution.py beside this one. The input holds compact descriptions
of arrays (see the statement, "The driver's input"), so that big arrays need small files.
"""

import os
import sys
import zlib

import numpy as np

FAILED = "ValueError"  # what is printed for a call that raises it
ONCE = 1_000_000  # a call with an array of more elements, or with more logits, is not repeated
WHOLE = 1000  # a result of more elements is not printed whole
PICKED = 200  # but so many of its elements
ARRAYS = ("q", "k", "v", "lengths")


# --- reading ---------------------------------------------------------------------------------


def read_calls(text):
    """Splits the input into calls: {"causal": …, "q": {…}, "k": {…}, "v": {…}, "lengths": {…}}."""
    lines = [line.split(" ") for line in text.splitlines()]
    calls = []
    for words in lines[1:]:
        if words[0] == "call":
            calls.append({"causal": words[1] == "causal", "pad": None})
        elif words[0] in ARRAYS:
            calls[-1][words[0]] = read_array(words[1:])
        elif words[0] == "put":
            calls[-1][words[1]]["puts"].append(words[2:])
        else:  # pad value
            calls[-1]["pad"] = float(words[1])
    assert len(calls) == int(lines[0][0]), "the first line must give the number of calls"
    return calls


def read_array(words):
    """Reads `dtype rank sizes… layout recipe parameters…`."""
    rank = int(words[1])
    return {
        "dtype": words[0],
        "shape": tuple(int(word) for word in words[2 : 2 + rank]),
        "layout": words[2 + rank],
        "recipe": words[3 + rank],
        "parameters": words[4 + rank :],
        "puts": [],
    }


# --- making arrays ---------------------------------------------------------------------------


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


def number(dtype, word):
    return float(word) if np.dtype(dtype).kind == "f" else int(word)


def fill(dtype, shape, recipe, parameters):
    """A fresh row-major array with the recipe's numbers, rounded once to `dtype`."""
    count = 1
    for size in shape:
        count *= size
    if recipe == "values":
        flat = np.array([number(dtype, word) for word in parameters], dtype=dtype)
    elif recipe == "fill":
        flat = np.full(count, number(dtype, parameters[0]), dtype=dtype)
    elif recipe == "uniform":
        seed, low, high = int(parameters[0]), float(parameters[1]), float(parameters[2])
        unit = (noise(seed, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53
        flat = (low + (high - low) * unit).astype(dtype)
    else:  # whole: integers, both bounds included
        seed, low, high = (int(word) for word in parameters)
        steps = noise(seed, count) % np.uint64(high - low + 1)
        flat = (steps.astype(np.int64) + low).astype(dtype)
    return flat.reshape(shape)


def lay_out(array, layout):
    """A view with the same elements and another arrangement in memory."""
    if layout in ("permuted", "swapped"):  # two axes are stored the other way round
        axes = (-2, -1) if layout == "permuted" else (1, 2)
        return np.ascontiguousarray(array.swapaxes(*axes)).swapaxes(*axes)
    if layout == "sliced":  # every second element of a wider array; poison between
        wide = np.empty(array.shape[:-1] + (2 * array.shape[-1] + 1,), dtype=array.dtype)
        wide[...] = np.nan if array.dtype.kind == "f" else np.iinfo(array.dtype).max
        wide[..., 1::2] = array
        return wide[..., 1::2]
    if layout == "reversed":  # negative strides on every axis
        turn = (slice(None, None, -1),) * array.ndim
        return np.ascontiguousarray(array[turn])[turn]
    if layout == "frozen":
        array.flags.writeable = False
    return array


def make(spec, lengths=None, pad=None):
    """The array that a line and its `put` lines describe, its padding overwritten with `pad`."""
    shape = spec["shape"]
    own = (1,) + shape[1:] if spec["layout"] == "spread" else shape
    array = fill(spec["dtype"], own, spec["recipe"], spec["parameters"])
    for words in spec["puts"]:  # `*` stands for every index
        where = tuple(slice(None) if word == "*" else int(word) for word in words[:-1])
        array[where] = number(array.dtype, words[-1])
    if pad is not None:
        for row, length in zip(array, lengths.tolist()):
            row[:, length:] = pad
    if spec["layout"] == "spread":  # one slice of the first axis, repeated with stride 0
        return np.lib.stride_tricks.as_strided(array, shape, (0,) + array.strides[1:])
    return lay_out(array, spec["layout"])


def make_inputs(call):
    lengths = make(call["lengths"])
    k, v = (make(call[name], lengths, call["pad"]) for name in ("k", "v"))
    return make(call["q"]), k, v, lengths


# --- calling and printing --------------------------------------------------------------------


def fingerprint(array):
    """Form and bits of an array (NaN equals NaN)."""
    bits = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    return array.dtype, array.shape, array.strides, zlib.crc32(bits)


def outcome(solve, arrays, causal):
    """What the solution gave, or FAILED."""
    try:
        return solve(*arrays, causal)
    except ValueError:
        return FAILED


def fault(result, shape, dtype):
    """What is wrong with the form of a result, in one line, or None."""
    if not isinstance(result, np.ndarray):
        return f"RESULT is a {type(result).__name__}, not an array"
    if result.shape != shape:
        return f"RESULT has the shape {list(result.shape)}, not {list(shape)}"
    if result.dtype != dtype:
        return f"RESULT is {result.dtype}, not {dtype}"
    return None


def show(result):
    """The line for a result: its elements, or some of them and two means of all."""
    flat = np.asarray(result).reshape(-1).astype(np.float64)
    if flat.size == 0:
        return "empty"
    if flat.size > WHOLE:
        picked = noise(flat.size, PICKED) % np.uint64(flat.size)
        means = flat.mean(), np.abs(flat).mean()
        flat = np.concatenate((flat[picked.astype(np.int64)], means))
    return " ".join(f"{value:.8g}" for value in flat.tolist())


def judge(solve, call):
    """Runs one call twice on the same arrays (a big one once) and gives the line to print."""
    arrays, causal = make_inputs(call), call["causal"]
    q, k = arrays[:2]
    logits = q.size // max(1, q.shape[-1]) * (k.shape[2] if k.ndim > 2 else 0)
    before = [fingerprint(array) for array in arrays]
    first = outcome(solve, arrays, causal)
    again = max(logits, *(array.size for array in arrays)) <= ONCE
    if again and isinstance(first, np.ndarray):
        first = first.copy()  # the second call may write where the first has written
    second = outcome(solve, arrays, causal) if again else first
    if [fingerprint(array) for array in arrays] != before:
        return "MUTATED"
    if first is FAILED and second is FAILED:
        return FAILED
    if first is FAILED or second is FAILED:
        return "DIFFERS"
    if q.ndim != 4:
        return "RESULT where ValueError was due"
    dtype = np.dtype(np.float64 if q.dtype == np.float64 else np.float32)
    wrong = fault(first, q.shape, dtype) or fault(second, q.shape, dtype)
    if wrong:
        return wrong
    if not np.allclose(first, second, rtol=1e-6, atol=1e-6, equal_nan=True):
        return "DIFFERS"
    return show(first)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import attention

    for call in read_calls(sys.stdin.read()):
        print(judge(attention, call), flush=True)


if __name__ == "__main__":
    main()
