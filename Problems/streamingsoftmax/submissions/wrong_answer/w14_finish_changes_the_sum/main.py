"""Driver of the problem `streamingsoftmax`: makes objects and chunks, prints one line per step.

A submission is the file solution.py beside this one. The input holds compact descriptions
of chunks (see the statement, "The driver's input"), so that long streams need small files.
"""

import os
import sys
import zlib

import numpy as np

FAILED = "ValueError"  # what is printed for a call that raises it
OK = "ok"  # and for an update that does not


# --- reading ---------------------------------------------------------------------------------


def read_steps(text):
    """Splits the input into steps: ("new",), ("use", number), ("update", {…}), ("finish",)."""
    lines = [line.split(" ") for line in text.splitlines()]
    steps = []
    for words in lines[1:]:
        if words[0] == "update":
            steps.append(("update", read_chunk(words[1:])))
        elif words[0] == "put":
            steps[-1][1]["puts"].append(words[1:])
        elif words[0] == "use":
            steps.append(("use", int(words[1])))
        else:  # new, finish
            steps.append((words[0],))
    assert steps.count(("new",)) == int(lines[0][0]), "the first line gives the number of objects"
    return steps


def read_chunk(words):
    """Reads `[times K] [rise D] dtype rank sizes… layout recipe parameters…`."""
    options = {"times": "1", "rise": "0"}
    while words[0] in options:
        options[words[0]] = words[1]
        words = words[2:]
    rank = int(words[1])
    return {
        "times": int(options["times"]),
        "rise": float(options["rise"]),
        "dtype": words[0],
        "shape": tuple(int(word) for word in words[2 : 2 + rank]),
        "layout": words[2 + rank],
        "recipe": words[3 + rank],
        "parameters": words[4 + rank :],
        "puts": [],
    }


# --- making chunks ---------------------------------------------------------------------------


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


def fill(dtype, shape, recipe, parameters, rise):
    """A fresh row-major array: the recipe's numbers and `rise` more, rounded once to `dtype`."""
    count = 1
    for size in shape:
        count *= size
    if recipe == "uniform":
        seed, low, high = int(parameters[0]), float(parameters[1]), float(parameters[2])
        unit = (noise(seed, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53
        return (low + (high - low) * unit + rise).astype(dtype).reshape(shape)
    numbers = [number(dtype, word) for word in parameters]  # values, fill
    if rise:
        numbers = [one + rise for one in numbers]
    if recipe == "fill":
        return np.full(shape, numbers[0], dtype=dtype)
    return np.array(numbers, dtype=dtype).reshape(shape)


def make(spec, turn=0):
    """The elements of an update's chunk at its given turn, with the `put` lines applied."""
    shape = spec["shape"]
    own = (1,) + shape[1:] if spec["layout"] == "spread" else shape
    array = fill(spec["dtype"], own, spec["recipe"], spec["parameters"], turn * spec["rise"])
    for words in spec["puts"]:  # `*` stands for every index
        where = tuple(slice(None) if word == "*" else int(word) for word in words[:-1])
        array[where] = number(array.dtype, words[-1])
    return array


def lay_out(array, spec):
    """A chunk with these elements in its layout, and an array that is the memory behind it."""
    layout, own = spec["layout"], array.copy()
    if layout == "permuted":  # the last two axes are stored the other way round
        own = array.swapaxes(-1, -2).copy()
        return own.swapaxes(-1, -2), own
    if layout == "sliced":  # every second element of a wider array; poison between
        wide = np.empty(array.shape[:-1] + (2 * array.shape[-1] + 1,), dtype=array.dtype)
        spoil(wide)
        wide[..., 1::2] = array
        return wide[..., 1::2], wide
    if layout == "reversed":  # negative strides on every axis
        turn = (slice(None, None, -1),) * array.ndim
        own = array[turn].copy()
        return own[turn], own
    if layout == "spread":  # one slice of the first axis, repeated with stride 0
        strides = (0,) + own.strides[1:]
        return np.lib.stride_tricks.as_strided(own, spec["shape"], strides), own
    chunk = own.view()
    chunk.flags.writeable = layout != "frozen"
    return chunk, own


def spoil(array):
    """Overwrites an array with what no result may show."""
    array[...] = np.nan if array.dtype.kind == "f" else 1


# --- calling and printing --------------------------------------------------------------------


class Stream:
    """One object of the solution, and the leading axes of the chunks that it has taken."""

    def __init__(self, solution):
        self.solution = solution()
        self.lead = None

    def update(self, spec):
        """Makes the chunk and hands it over, as often as wanted; gives the line to print."""
        array = before = None
        for turn in range(spec["times"]):
            if array is None or spec["rise"]:
                array, before = make(spec, turn), None
            chunk, memory = lay_out(array, spec)
            before = before or fingerprint(chunk)
            line = self.take(chunk)
            if fingerprint(chunk) != before:
                return "MUTATED"
            spoil(memory)  # as a caller does who reads the next chunk into the same memory
            if line != OK:
                return line
        return OK

    def take(self, chunk):
        try:
            self.solution.update(chunk)
        except ValueError:
            return FAILED
        if self.lead is None:
            self.lead = chunk.shape[:-1]
        return OK

    def finish(self):
        """Asks twice and gives the line to print."""
        first, second = self.result(), self.result()
        for line in (first, second):
            if isinstance(line, str) and line != FAILED:
                return line
        if isinstance(first, str) or isinstance(second, str):
            return FAILED if first == second else "DIFFERS"
        if not all(np.array_equal(a, b, equal_nan=True) for a, b in zip(first, second)):
            return "DIFFERS"
        return show(*first)

    def result(self):
        """(maximum, logsumexp) as arrays of their own, or a line that says why not."""
        try:
            result = self.solution.finish()
        except ValueError:
            return FAILED
        if self.lead is None:
            return "RESULT where ValueError was due"
        if not isinstance(result, (tuple, list)) or len(result) != 2:
            return "RESULT is not a pair (max, logsumexp)"
        for name, value in zip(("max", "logsumexp"), result):
            if not isinstance(value, (np.ndarray, np.generic, float)):
                return f"RESULT {name} is a {type(value).__name__}, not an array of floats"
            value = np.asarray(value)
            if value.dtype.kind != "f":
                return f"RESULT {name} is {value.dtype}, not floats"
            if value.shape != self.lead:
                return f"RESULT {name} has the shape {list(value.shape)}, not {list(self.lead)}"
        return [np.array(value, dtype=np.float64) for value in result]


def fingerprint(array):
    """Form and bits of an array (NaN equals NaN)."""
    bits = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    return array.dtype, array.shape, array.strides, zlib.crc32(bits)


def show(tops, sums):
    """The line for a result: of each row the maximum, to the last bit, and the logsumexp."""
    pairs = zip((tops.reshape(-1) + 0.0).tolist(), sums.reshape(-1).tolist())
    return " ".join(f"max={top!r} {lse:.10g}" for top, lse in pairs) or "empty"


def run(text, solution):
    """The lines to print for an input, one after the other."""
    streams, stream = [], None
    for step, *more in read_steps(text):
        if step == "new":
            stream = Stream(solution)
            streams.append(stream)
        elif step == "use":
            stream = streams[more[0]]
        elif step == "update":
            yield stream.update(more[0])
        else:
            yield stream.finish()


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import StreamingSoftmax

    for line in run(sys.stdin.read(), StreamingSoftmax):
        print(line, flush=True)


if __name__ == "__main__":
    main()
