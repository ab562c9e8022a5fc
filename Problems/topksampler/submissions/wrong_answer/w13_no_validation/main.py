"""Driver of the problem `topksampler`: reads calls, makes the arrays, prints one line per call.

A submission is the file solution.py beside this one. The input holds compact descriptions
of arrays (see the statement, "The driver's input"), so that big arrays need small files.
"""

import os
import sys
import zlib

import numpy as np

FAILED = "ValueError"  # what is printed for a call that raises it
ONCE = 1_000_000  # a call with more logits is not repeated


# --- reading ---------------------------------------------------------------------------------


def read_calls(text):
    """Splits the input into calls: {"k": …, "p": …, "temperature": …, "logits": {…}, "u": {…}}."""
    lines = [line.split(" ") for line in text.splitlines()]
    calls = []
    for words in lines[1:]:
        if words[0] == "call":
            k, p, temperature = words[1:]
            calls.append({"k": int(k), "p": float(p), "temperature": float(temperature)})
        elif words[0] == "put":
            calls[-1][words[1]]["puts"].append(words[2:])
        else:  # logits, u
            calls[-1][words[0]] = read_array(words[1:])
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
    if layout == "permuted":  # two axes are stored the other way round
        return np.ascontiguousarray(array.swapaxes(-2, -1)).swapaxes(-2, -1)
    if layout == "sliced":  # every second element of a wider array; poison between
        wide = np.empty(array.shape[:-1] + (2 * array.shape[-1] + 1,), dtype=array.dtype)
        wide[...] = np.nan if array.dtype.kind == "f" else 1
        wide[..., 1::2] = array
        return wide[..., 1::2]
    if layout == "reversed":  # negative strides on every axis
        turn = (slice(None, None, -1),) * array.ndim
        return np.ascontiguousarray(array[turn])[turn]
    if layout == "frozen":
        array.flags.writeable = False
    return array


def make(spec):
    """The array that a line and its `put` lines describe."""
    shape = spec["shape"]
    own = (1,) + shape[1:] if spec["layout"] == "spread" else shape
    array = fill(spec["dtype"], own, spec["recipe"], spec["parameters"])
    for words in spec["puts"]:  # `*` stands for every index
        where = tuple(slice(None) if word == "*" else int(word) for word in words[:-1])
        array[where] = number(array.dtype, words[-1])
    if spec["layout"] == "spread":  # one slice of the first axis, repeated with stride 0
        return np.lib.stride_tricks.as_strided(array, shape, (0,) + array.strides[1:])
    return lay_out(array, spec["layout"])


def make_arguments(call):
    """(logits, u, k, p, temperature)."""
    logits, u = make(call["logits"]), make(call["u"])
    return logits, u, call["k"], call["p"], call["temperature"]


# --- calling and printing --------------------------------------------------------------------


def fingerprint(array):
    """Form and bits of an array (NaN equals NaN)."""
    bits = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    return array.dtype, array.shape, array.strides, zlib.crc32(bits)


def outcome(solve, arguments):
    """The line for what the solution gives."""
    try:
        result = solve(*arguments)
    except ValueError:
        return FAILED
    logits = arguments[0]
    if logits.ndim != 2:
        return "RESULT where ValueError was due"
    return show(result, len(logits))


def show(result, count):
    """The line for a result: its ids, or what is wrong with its form."""
    if isinstance(result, (list, tuple)):
        for one in result:
            if isinstance(one, bool) or not isinstance(one, (int, np.integer)):
                return f"RESULT holds a {type(one).__name__}, not integers"
        ids, shape = [int(one) for one in result], (len(result),)
    elif isinstance(result, np.ndarray):
        if result.dtype.kind not in "iu":
            return f"RESULT is an array of {result.dtype}, not of integers"
        ids, shape = result.reshape(-1).tolist(), result.shape
    else:
        return f"RESULT is a {type(result).__name__}, not an array"
    if shape != (count,):
        return f"RESULT has the shape {list(shape)}, not {[count]}"
    return " ".join(map(str, ids)) or "empty"


def judge(solve, call):
    """Runs one call twice on the same arrays (a big one once) and gives the line to print."""
    arguments = make_arguments(call)
    arrays = arguments[:2]
    before = [fingerprint(array) for array in arrays]
    first = outcome(solve, arguments)
    second = outcome(solve, arguments) if arrays[0].size <= ONCE else first
    if [fingerprint(array) for array in arrays] != before:
        return "MUTATED"
    return first if first == second else "DIFFERS"


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import sample

    for call in read_calls(sys.stdin.read()):
        print(judge(sample, call), flush=True)


if __name__ == "__main__":
    main()
