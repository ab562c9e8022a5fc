"""Driver of the problem `welfordmerge`: makes shards and merges, prints one line per step.

A submission is the file solution.py beside this one. The input holds compact descriptions
of chunks (see the statement, "The driver's input"), so that large shards need small files.
"""

import os
import sys
import zlib

import numpy as np

FAILED = "ValueError"  # what is printed for a call that raises it
OK = "ok"  # and for one that gives a Stats


# --- reading ---------------------------------------------------------------------------------


def read_steps(text):
    """Splits the input: ("chunk", {…}), ("merge", numbers), ("describe", number, unit)."""
    lines = [line.split(" ") for line in text.splitlines()]
    steps = []
    for words in lines[1:]:
        if words[0] == "chunk":
            steps.append(("chunk", read_chunk(words[1:])))
        elif words[0] == "put":
            steps[-1][1]["puts"].append(words[1:])
        elif words[0] == "merge":
            steps.append(("merge", [number for word in words[1:] for number in read_range(word)]))
        else:  # describe
            steps.append(("describe", int(words[1]), float(words[3]) if len(words) > 2 else 1.0))
    assert len(steps) == int(lines[0][0]), "the first line gives the number of steps"
    return steps


def read_range(word):
    """Reads `3` or `0-39`."""
    first, _, last = word.partition("-")
    return range(int(first), int(last or first) + 1)


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
    """The elements of a chunk at its given turn, with the `put` lines applied."""
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


def fingerprint(array):
    """Form and bits of an array."""
    bits = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    return array.dtype, array.shape, array.strides, zlib.crc32(bits)


# --- calling ---------------------------------------------------------------------------------


class Session:
    """The Stats that there are, by number: (what the solution gave, its columns), or None."""

    def __init__(self, from_chunk, merge):
        self.from_chunk, self.merge = from_chunk, merge
        self.known = []

    def chunk(self, spec):
        """Has a chunk summed up, as often as wanted; gives the line to print."""
        array = before = None
        worst = OK
        for turn in range(spec["times"]):
            if array is None or spec["rise"]:
                array, before = make(spec, turn), None
            chunk, memory = lay_out(array, spec)
            before = before or fingerprint(chunk)
            line = self.keep(lambda: self.from_chunk(chunk), chunk.shape[-1:])
            if fingerprint(chunk) != before:
                line = "MUTATED"
            spoil(memory)  # as a caller does who reads the next chunk into the same memory
            worst = worst if worst != OK else line
        return worst

    def merge_of(self, numbers):
        chosen = [self.known[number] for number in numbers]
        if None in chosen:
            self.known.append(None)
            return "MISSING"
        given = [stats for stats, _ in chosen]
        handed = list(given)
        line = self.keep(lambda: self.merge(handed), chosen[0][1] if chosen else ())
        same = len(handed) == len(given) and all(a is b for a, b in zip(handed, given))
        return line if same else "MUTATED"

    def keep(self, call, columns):
        """Makes a call and gives its result the next number."""
        self.known.append(None)
        try:
            stats = call()
        except ValueError:
            return FAILED
        if stats is None:
            return "RESULT is None, not a Stats"
        self.known[-1] = stats, columns
        return OK

    def describe(self, number, unit):
        """Asks twice and gives the line to print."""
        if self.known[number] is None:
            return "MISSING"
        first, second = (ask(*self.known[number]) for _ in range(2))
        if isinstance(first, str):
            return first
        if isinstance(second, str):
            return "DIFFERS"
        if not all(np.array_equal(a, b, equal_nan=True) for a, b in zip(first, second)):
            return "DIFFERS"
        return show(*first, unit=unit)


def ask(stats, columns):
    """What a Stats tells, the count first, as arrays; or a line that says why not."""
    wide = columns * 2
    try:
        wanted = [
            ("count", stats.count, ()),
            ("mean", stats.mean, columns),
            ("variance(0)", stats.variance(0), columns),
            ("variance(1)", stats.variance(1), columns),
            ("covariance(0)", stats.covariance(0), wide),
            ("covariance(1)", stats.covariance(1), wide),
        ]
    except ValueError:
        return FAILED
    results = []
    for name, value, shape in wanted:
        if not isinstance(value, (np.ndarray, np.generic, float, int, list, tuple)):
            return f"RESULT {name} is a {type(value).__name__}, not numbers"
        try:
            array = np.asarray(value)
        except ValueError:
            return f"RESULT {name} is no array of numbers"
        if array.dtype.kind not in "fiu":
            return f"RESULT {name} is {array.dtype}, not numbers"
        if array.shape != shape:
            return f"RESULT {name} has the shape {list(array.shape)}, not {list(shape)}"
        results.append(array.copy())
    count = float(results[0])
    if not count.is_integer() or count < 0:
        return f"RESULT count is {count:g}, not a whole number"
    return results


# --- printing --------------------------------------------------------------------------------


def show(count, mean, *moments, unit):
    """The line for a Stats, its numbers divided by `unit` or, the moments, by its square."""
    words = [f"count={int(count)}", "mean", *numbers(mean, unit)]
    for name, moment in zip(("var0", "var1", "cov0", "cov1"), moments):
        words += [name, *numbers(moment, unit, unit)]
    return " ".join(words)


def numbers(array, *units):
    array = np.asarray(array, dtype=np.float64).reshape(-1)
    for unit in units:
        array = array / unit
    return [f"{one:.12g}" for one in (array + 0.0).tolist()]


def run(text, from_chunk, merge):
    """The lines to print for an input, one after the other."""
    session = Session(from_chunk, merge)
    for step, *more in read_steps(text):
        if step == "chunk":
            yield session.chunk(*more)
        elif step == "merge":
            yield session.merge_of(*more)
        else:
            yield session.describe(*more)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import from_chunk, merge

    for line in run(sys.stdin.read(), from_chunk, merge):
        print(line, flush=True)


if __name__ == "__main__":
    main()
