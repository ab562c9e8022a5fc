"""Driver of the problem `fusedxent`: reads calls, makes the arrays, prints one line per call.

A submission is the file solution.py beside this one. The input holds compact descriptions
of arrays (see the statement, "The driver's input"), so that big arrays need small files.
"""

import os
import sys
import zlib

import numpy as np

FAILED = "ValueError"  # what is printed for a call that raises it
ONCE = 10_000_000  # a call with more logits than this is not repeated


# --- reading ---------------------------------------------------------------------------------


def read_calls(text):
    """Splits the input into calls: {"options": {...}, "logits": {...}, "targets": {...}}."""
    lines = [line.split(" ") for line in text.splitlines()]
    calls = []
    for words in lines[1:]:
        if words[0] == "call":
            calls.append({"options": read_options(words[1:])})
        elif words[0] in ("logits", "targets"):
            calls[-1][words[0]] = read_array(words[1:])
        else:  # put logits|targets …, ignore seed permille
            name = words[1] if words[0] == "put" else "targets"
            calls[-1][name]["changes"].append(words)
    assert len(calls) == int(lines[0][0]), "the first line must give the number of calls"
    return calls


def read_options(words):
    """Reads `ignore_index 3 label_smoothing 0.1 reduction sum`; what is absent is not passed."""
    options = dict(zip(words[0::2], words[1::2]))
    if "ignore_index" in options:
        options["ignore_index"] = int(options["ignore_index"])
    if "label_smoothing" in options:
        options["label_smoothing"] = float(options["label_smoothing"])
    if options.get("reduction") == "None":
        options["reduction"] = None
    return options


def read_array(words):
    """Reads `dtype rank sizes… layout recipe parameters…`."""
    rank = int(words[1])
    return {
        "dtype": words[0],
        "shape": tuple(int(word) for word in words[2 : 2 + rank]),
        "layout": words[2 + rank],
        "recipe": words[3 + rank],
        "parameters": words[4 + rank :],
        "changes": [],
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
    elif recipe == "uniform" and np.dtype(dtype).kind == "f":
        seed, low, high = int(parameters[0]), float(parameters[1]), float(parameters[2])
        unit = (noise(seed, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53
        flat = (low + (high - low) * unit).astype(dtype)
    elif recipe == "uniform":
        seed, low, high = (int(word) for word in parameters)
        steps = noise(seed, count) % np.uint64(high - low + 1)
        flat = (steps.astype(np.int64) + low).astype(dtype)
    else:  # ladder: each row a rotation of 0, step, 2 step, …
        seed, step = int(parameters[0]), float(parameters[1])
        width = shape[-1]
        rungs = (np.arange(width, dtype=np.float64) * step).astype(dtype)
        starts = (noise(seed, count // width) % np.uint64(width)).astype(np.int64)
        rotations = np.lib.stride_tricks.sliding_window_view(np.concatenate((rungs, rungs)), width)
        flat = rotations[starts]
    return flat.reshape(shape)


def change(array, words, ignore_index):
    """Applies a `put` line (`*` stands for every index) or an `ignore` line."""
    if words[0] == "put":
        where = tuple(slice(None) if word == "*" else int(word) for word in words[2:-1])
        array[where] = number(array.dtype, words[-1])
    else:
        seed, permille = int(words[1]), int(words[2])
        chosen = noise(seed, array.size) % np.uint64(1000) < np.uint64(permille)
        array.reshape(-1)[chosen] = ignore_index


def lay_out(array, layout):
    """A view with the same elements and another arrangement in memory."""
    if layout == "permuted":  # the last two axes are stored the other way round
        return np.ascontiguousarray(array.swapaxes(-1, -2)).swapaxes(-1, -2)
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


def make(spec, ignore_index):
    """The array that a `logits` or `targets` line and its `put` and `ignore` lines describe."""
    shape = spec["shape"]
    if spec["layout"] == "spread":  # one slice of the first axis, repeated with stride 0
        array = fill(spec["dtype"], (1,) + shape[1:], spec["recipe"], spec["parameters"])
    else:
        array = fill(spec["dtype"], shape, spec["recipe"], spec["parameters"])
    for words in spec["changes"]:
        change(array, words, ignore_index)
    if spec["layout"] == "spread":
        strides = (0,) + array.strides[1:]
        return np.lib.stride_tricks.as_strided(array, shape, strides)
    return lay_out(array, spec["layout"])


def make_inputs(call):
    ignore_index = call["options"].get("ignore_index", -100)
    return make(call["logits"], ignore_index), make(call["targets"], ignore_index)


# --- calling and printing --------------------------------------------------------------------


def fingerprint(value):
    """Form and bits of an array or a scalar (NaN equals NaN); of a big array without a copy."""
    value = np.asarray(value)
    bits = np.ascontiguousarray(value).reshape(-1).view(np.uint8)
    return value.dtype, value.shape, value.strides, zlib.crc32(bits)


def outcome(solve, logits, targets, options):
    """(loss, accuracy) as the solution gave them, or FAILED."""
    try:
        return solve(logits, targets, **options)
    except ValueError:
        return FAILED


def fault(result, dtype):
    """What is wrong with the form of a result, in one line, or None."""
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        return "RESULT is not a pair (loss, accuracy)"
    for name, value in zip(("loss", "accuracy"), result):
        if not isinstance(value, (np.ndarray, np.generic)):
            return f"RESULT {name} is a {type(value).__name__}, not a 0-d {dtype}"
        if value.shape != () or value.dtype != dtype:
            return f"RESULT {name} is a {value.ndim}-d {value.dtype}, not a 0-d {dtype}"
    return None


def share(accuracy, valid):
    """The accuracy as `hits/valid` if it is within 1e-6 of such a share, else the number itself."""
    accuracy = float(accuracy)
    if valid == 0:
        return "0/0" if abs(accuracy) <= 1e-6 else repr(accuracy)
    hits = round(accuracy * valid) if abs(accuracy) < 2 else -1
    return f"{hits}/{valid}" if abs(accuracy - hits / valid) <= 1e-6 else repr(accuracy)


def judge(solve, call):
    """Runs one call twice on the same arrays (a big one once) and gives the line to print."""
    logits, targets = make_inputs(call)
    before = fingerprint(logits), fingerprint(targets)
    first = outcome(solve, logits, targets, call["options"])
    second = first if logits.size > ONCE else outcome(solve, logits, targets, call["options"])
    if (fingerprint(logits), fingerprint(targets)) != before:
        return "MUTATED"
    if first is FAILED and second is FAILED:
        return FAILED
    if first is FAILED or second is FAILED:
        return "DIFFERS"
    dtype = np.dtype(np.float64 if logits.dtype == np.float64 else np.float32)
    wrong = fault(first, dtype) or fault(second, dtype)
    if wrong:
        return wrong
    if any(fingerprint(one) != fingerprint(other) for one, other in zip(first, second)):
        return "DIFFERS"
    ignore_index = call["options"].get("ignore_index", -100)
    valid = int(np.count_nonzero(targets != ignore_index))
    return f"{float(first[0])!r} {share(first[1], valid)}"


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import fused_xent_with_accuracy

    for call in read_calls(sys.stdin.read()):
        print(judge(fused_xent_with_accuracy, call), flush=True)


if __name__ == "__main__":
    main()
