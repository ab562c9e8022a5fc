"""Driver of the problem `adamwaccum`: makes states and gradients, prints one line per step.

A submission is the file solution.py beside this one. The input holds compact descriptions
of arrays (see the statement, "The driver's input"), so that big arrays need small files.
"""

import os
import sys
import zlib

import numpy as np

FAILED = "ValueError"  # what is printed for a call that raises it
ONCE = 100_000  # a step of more elements, gradients included, is not repeated
WHOLE = 200  # an array of more elements is not printed whole
PICKED = 40  # but so many of its elements
KEYS = ("params", "m", "v")
NUMBERS = ("lr", "beta1", "beta2", "eps", "weight_decay")


# --- reading ---------------------------------------------------------------------------------


def read_runs(text):
    """Splits the input into runs: {"t": …, "params": [{…}], "steps": [{…}]}."""
    lines = [line.split(" ") for line in text.splitlines()]
    runs, cfg = [], None
    for words in lines[1:]:
        if words[0] == "run":
            runs.append({"t": int(words[1]), "params": [], "steps": []})
        elif words[0] == "param":
            param = {"decayed": words[1] == "decayed", **read_array(["float64", *words[2:]])}
            runs[-1]["params"].append(param)
        elif words[0] in ("m", "v"):
            runs[-1]["params"][-1][words[0]] = words[1:]
        elif words[0] == "cfg":
            cfg = read_cfg(words[1:])
        elif words[0] == "step":
            scale = None if words[1] == "next" else float(words[1])
            step = {"scale": scale, "count": int(words[2]), "cfg": cfg, "grads": [], "entries": {}}
            runs[-1]["steps"].append(step)
        elif words[0] == "grad":
            micro = None if words[1] == "*" else int(words[1])
            grad = {"micro": micro, "param": int(words[2]), **read_array(words[3:])}
            runs[-1]["steps"][-1]["grads"].append(grad)
        elif words[0] == "put":
            runs[-1]["steps"][-1]["grads"][-1]["puts"].append(words[1:])
        else:  # entries
            runs[-1]["steps"][-1]["entries"][int(words[1])] = int(words[2])
    assert len(runs) == int(lines[0][0]), "the first line gives the number of runs"
    return runs


def read_cfg(words):
    cfg = {name: float(word) for name, word in zip(NUMBERS, words)}
    cfg["max_norm"] = None if words[5] == "none" else float(words[5])
    return cfg


def read_array(words):
    """Reads `dtype rank sizes… layout recipe parameters…`."""
    rank = int(words[1])
    return {
        "dtype": words[0],
        "shape": tuple(int(word) for word in words[2 : 2 + rank]),
        "layout": words[2 + rank],
        "recipe": words[3 + rank :],
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


def fill(dtype, shape, recipe, turn=0):
    """A fresh row-major array with the recipe's numbers, rounded once to `dtype`."""
    kind, *words = recipe
    if kind == "uniform":
        seed, low, high = int(words[0]) + turn, float(words[1]), float(words[2])
        count = int(np.prod(shape, dtype=np.int64))
        unit = (noise(seed, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53
        return (low + (high - low) * unit).astype(dtype).reshape(shape)
    if kind == "fill":
        return np.full(shape, number(dtype, words[0]), dtype=dtype)
    return np.array([number(dtype, word) for word in words], dtype=dtype).reshape(shape)


def make(spec, turn=0):
    """The array that a line and its `put` lines describe, and the memory behind it."""
    own = (1,) + spec["shape"][1:] if spec["layout"] == "spread" else spec["shape"]
    array = fill(spec["dtype"], own, spec["recipe"], turn)
    for words in spec["puts"]:  # `*` stands for every index
        where = tuple(slice(None) if word == "*" else int(word) for word in words[:-1])
        array[where] = number(array.dtype, words[-1])
    return lay_out(array, spec)


def lay_out(own, spec):
    """A view with these elements in another arrangement, and the memory behind it."""
    layout = spec["layout"]
    if layout == "permuted":  # the last two axes are stored the other way round
        own = own.swapaxes(-1, -2).copy()
        return own.swapaxes(-1, -2), own
    if layout == "sliced":  # every second element of a wider array; poison between
        wide = np.full(own.shape[:-1] + (2 * own.shape[-1] + 1,), poison(own), dtype=own.dtype)
        wide[..., 1::2] = own
        return wide[..., 1::2], wide
    if layout == "reversed":  # negative strides on every axis
        turn = (slice(None, None, -1),) * own.ndim
        own = own[turn].copy()
        return own[turn], own
    if layout == "spread":  # one slice of the first axis, repeated with stride 0
        strides = (0,) + own.strides[1:]
        return np.lib.stride_tricks.as_strided(own, spec["shape"], strides), own
    view = own.view()
    view.flags.writeable = layout != "frozen"
    return view, own


def poison(array):
    """What no result may show."""
    return np.nan if array.dtype.kind == "f" else 1


def make_state(run):
    """The state that a run begins with."""
    state = {"t": run["t"]}
    for key in KEYS:
        specs = [dict(param) for param in run["params"]]
        for spec in specs if key != "params" else []:
            spec["recipe"] = spec.get(key, ["fill", "0"])
        state[key] = [make(spec)[0] for spec in specs]
    return state


def make_grads(step, params):
    """The gradients of a step as lists of lists, and the memory behind all of them."""
    grads, memory = [], []
    for micro in range(step["count"]):
        entries = [None] * step["entries"].get(micro, params)
        for spec in step["grads"]:
            if spec["micro"] in (None, micro) and spec["param"] < len(entries):
                entries[spec["param"]], own = make(spec, micro if spec["micro"] is None else 0)
                memory.append(own)
        grads.append(entries)
    return grads, memory


# --- calling and printing --------------------------------------------------------------------


def fingerprint(value):
    """Form and bits of an argument (NaN equals NaN)."""
    if isinstance(value, dict):
        return [(key, fingerprint(value[key])) for key in sorted(value)]
    if isinstance(value, list):
        return [fingerprint(one) for one in value]
    if isinstance(value, np.ndarray):
        bits = np.ascontiguousarray(value).reshape(-1).view(np.uint8)
        return id(value), value.dtype, value.shape, value.strides, zlib.crc32(bits)
    return repr(value)


def read_result(result, shapes):
    """(state, scale) with arrays of their own, or a line that says what is wrong with the form."""
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        return "RESULT is not a pair (state, scale)"
    state, scale = result
    if not isinstance(state, dict):
        return f"RESULT state is a {type(state).__name__}, not a dict"
    missing = [key for key in (*KEYS, "t") if key not in state]
    if missing:
        return f"RESULT state has no {missing[0]!r}"
    t, copy = state["t"], {}
    if isinstance(t, bool) or not isinstance(t, (int, np.integer)):
        return f"RESULT t is a {type(t).__name__}, not an integer"
    for key in KEYS:
        if not isinstance(state[key], (list, tuple)) or len(state[key]) != len(shapes):
            return f"RESULT {key} is not a list of {len(shapes)} arrays"
        for index, (array, shape) in enumerate(zip(state[key], shapes)):
            if not isinstance(array, (np.ndarray, np.generic)):
                kind = type(array).__name__
                return f"RESULT {key}[{index}] is a {kind}, not an array"
            if array.dtype != np.float64:
                return f"RESULT {key}[{index}] is {array.dtype}, not float64"
            if array.shape != shape:
                return f"RESULT {key}[{index}] has the shape {list(array.shape)}, not {list(shape)}"
        copy[key] = [np.array(array) for array in state[key]]
    if isinstance(scale, bool) or np.ndim(scale) or np.asarray(scale).dtype.kind not in "iuf":
        return f"RESULT scale is a {type(scale).__name__}, not a float"
    return {**copy, "t": int(t)}, float(scale)


def same(first, second):
    """Whether two results are the same, but for the order in which a BLAS adds."""
    if isinstance(first, str) or isinstance(second, str):
        return first == second
    (one, its_scale), (two, other_scale) = first, second
    return (one["t"], its_scale) == (two["t"], other_scale) and all(
        np.allclose(a, b, rtol=1e-9, atol=1e-15, equal_nan=True)
        for key in KEYS
        for a, b in zip(one[key], two[key])
    )


def show(state, scale):
    """The line for a result."""
    words = [f"t={state['t']} scale {scale:.10g}"]
    for key in KEYS:
        for index, array in enumerate(state[key]):
            words.append(f"{key}[{index}]")
            words += [f"{value:.10g}" for value in pick(array).tolist()]
    return " ".join(words)


def pick(array):
    """Elements to print: all, or some and the mean of the magnitudes of all."""
    flat = array.reshape(-1)
    if flat.size <= WHOLE:
        return flat + 0.0  # no -0
    picked = (noise(flat.size, PICKED) % np.uint64(flat.size)).astype(np.int64)
    return np.append(flat[picked] + 0.0, np.abs(flat).mean())


def call(solve, state, step, scale, cfg):
    """Makes the gradients and calls once; gives a state and a scale, or the line to print."""
    shapes = [array.shape for array in state["params"]]
    grads, memory = make_grads(step, len(shapes))
    arguments = {"state": state, "grads": grads, "cfg": cfg}
    before = fingerprint(arguments)
    try:
        result = solve(state, grads, scale, cfg)
    except ValueError:
        result = FAILED
    changed = [one[0] for one, old in zip(fingerprint(arguments), before) if one != old]
    if changed:
        return "MUTATED " + " ".join(changed)
    for array in memory:  # as a caller does who computes the next gradients into the same memory
        array[...] = poison(array)
    return result if result is FAILED else read_result(result, shapes)


def advance(solve, state, step, scale):
    """Takes a step twice from the same state (a big one once), as `call` does once."""
    decayed = step["decayed"]
    elements = sum(array.size for array in state["params"]) * (1 + step["count"])
    first = call(solve, state, step, scale, {**step["cfg"], "decayed": list(decayed)})
    if elements > ONCE or isinstance(first, str) and first is not FAILED:
        return first
    second = call(solve, state, step, scale, {**step["cfg"], "decayed": list(decayed)})
    return first if same(first, second) else "DIFFERS"


def run(text, solve):
    """The lines to print for an input, one after the other."""
    for one in read_runs(text):
        state, scale = make_state(one), None
        decayed = [param["decayed"] for param in one["params"]]
        for step in one["steps"]:
            scale = scale if step["scale"] is None else step["scale"]
            result = advance(solve, state, {**step, "decayed": decayed}, scale)
            if isinstance(result, str):
                yield result  # and the state stays as it was
                continue
            state, scale = result
            yield show(state, scale)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import step

    for line in run(sys.stdin.read(), step):
        print(line, flush=True)


if __name__ == "__main__":
    main()
