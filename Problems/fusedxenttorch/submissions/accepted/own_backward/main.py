"""Driver of the problem `fusedxenttorch`: reads calls, makes tensors, prints one line per call.

A submission is the file solution.py beside this one. The input holds compact descriptions
of tensors (see the statement, "The driver's input"), so that big tensors need small files.
Numbers are made with NumPy, and PyTorch is only imported to run them: the generator of the test
data works where PyTorch is missing.
"""

import os
import sys
import zlib

# One thread. Not by torch.set_num_threads, which wants to read /proc/cpuinfo: a sandbox may hide it.
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np

try:
    import torch
except ImportError:  # in the generator; a submission could not run at all
    torch = None

FAILED = "ValueError"  # what is printed for a call that raises it
ONCE = 10_000_000  # a call with more logits than this is not repeated
SHOWN = 64  # a gradient of more elements than this is printed as sums…
SUMMED = 1_000_000  # …of about this many elements at most


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
    """Reads `ignore_index 3 reduction sum …`; what is absent is not passed."""
    options = dict(zip(words[0::2], words[1::2]))
    if "ignore_index" in options:
        options["ignore_index"] = int(options["ignore_index"])
    if "label_smoothing" in options:
        options["label_smoothing"] = float(options["label_smoothing"])
    if options.get("reduction") == "None":
        options["reduction"] = None
    return options


def split_options(options):
    """What is passed to the solution, and what the driver does around it."""
    passed = dict(options)
    scale = passed.pop("gradient", None)
    autocast = passed.pop("autocast", None)
    return passed, None if scale is None else float(scale), autocast


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


def storage(dtype):
    """The NumPy dtype that holds the numbers of a tensor of `dtype`."""
    return np.dtype(np.float32 if dtype == "bfloat16" else dtype)


def rounded(array, dtype):
    """Numbers as `dtype` holds them; bfloat16 is the upper half of a float32, rounded to even."""
    array = array.astype(storage(dtype))
    if dtype != "bfloat16":
        return array
    bits = array.view(np.uint32)
    odd = (bits >> np.uint32(16)) & np.uint32(1)
    kept = (bits + np.uint32(0x7FFF) + odd) & np.uint32(0xFFFF0000)
    return np.where(np.isfinite(array), kept.view(np.float32), array)


def number(dtype, word):
    return float(word) if storage(dtype).kind == "f" else int(word)


def fill(dtype, shape, recipe, parameters):
    """A fresh row-major array with the recipe's numbers, rounded to `dtype`."""
    count = 1
    for size in shape:
        count *= size
    floats = storage(dtype).kind == "f"
    if recipe == "values":
        numbers = [number(dtype, word) for word in parameters]
        flat = rounded(np.array(numbers, np.float64 if floats else np.int64), dtype)
    elif recipe == "fill":
        flat = rounded(np.full(count, number(dtype, parameters[0])), dtype)
    elif recipe == "uniform" and floats:
        seed, low, high = int(parameters[0]), float(parameters[1]), float(parameters[2])
        unit = (noise(seed, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53
        flat = rounded(low + (high - low) * unit, dtype)
    elif recipe == "uniform":
        seed, low, high = (int(word) for word in parameters)
        steps = noise(seed, count) % np.uint64(high - low + 1)
        flat = rounded(steps.astype(np.int64) + low, dtype)
    else:  # ladder: each row a rotation of 0, step, 2 step, …
        seed, step = int(parameters[0]), float(parameters[1])
        width = shape[-1]
        rungs = rounded(np.arange(width, dtype=np.float64) * step, dtype)
        starts = (noise(seed, count // width) % np.uint64(width)).astype(np.int64)
        rotations = np.lib.stride_tricks.sliding_window_view(np.concatenate((rungs, rungs)), width)
        flat = rotations[starts]
    return flat.reshape(shape)


def change(array, dtype, words, ignore_index):
    """Applies a `put` line (`*` stands for every index) or an `ignore` line."""
    if words[0] == "put":
        where = tuple(slice(None) if word == "*" else int(word) for word in words[2:-1])
        array[where] = rounded(np.array([number(dtype, words[-1])]), dtype)[0]
    else:
        seed, permille = int(words[1]), int(words[2])
        chosen = noise(seed, array.size) % np.uint64(1000) < np.uint64(permille)
        array.reshape(-1)[chosen] = ignore_index


def make(spec, ignore_index):
    """The numbers of a `logits` or `targets` line, changed by its `put` and `ignore` lines.

    With the layout `spread` the first axis has size 1.
    """
    shape = spec["shape"]
    if spec["layout"] == "spread":
        shape = (1,) + shape[1:]
    array = fill(spec["dtype"], shape, spec["recipe"], spec["parameters"])
    for words in spec["changes"]:
        change(array, spec["dtype"], words, ignore_index)
    return array


def make_inputs(call):
    """Both arrays of a call in full, for the oracle."""
    ignore_index = call["options"].get("ignore_index", -100)
    return tuple(
        np.broadcast_to(make(call[name], ignore_index), call[name]["shape"])
        for name in ("logits", "targets")
    )


def lay_out(tensor, spec):
    """A tensor with the same elements in the arrangement that the line asks for."""
    layout = spec["layout"]
    if layout == "permuted":  # the last two axes are stored the other way round
        return tensor.transpose(-1, -2).contiguous().transpose(-1, -2)
    if layout == "sliced":  # every second element of a wider tensor; poison between
        wide = tensor.new_full((*tensor.shape[:-1], 2 * tensor.shape[-1] + 1), 99)
        if tensor.is_floating_point():
            wide.fill_(float("nan"))
        wide[..., 1::2] = tensor
        return wide[..., 1::2]
    if layout == "spread":  # stride 0
        return tensor.expand(spec["shape"])
    return tensor


def make_tensors(call, wants_gradient):
    ignore_index = call["options"].get("ignore_index", -100)
    tensors = []
    for name in ("logits", "targets"):
        spec = call[name]
        tensor = torch.from_numpy(make(spec, ignore_index)).to(getattr(torch, spec["dtype"]))
        tensors.append(lay_out(tensor, spec))
    if wants_gradient and tensors[0].is_floating_point():
        tensors[0].requires_grad_()
    return tensors


# --- calling and printing --------------------------------------------------------------------


def fingerprint(tensor):
    """Form and bits of a tensor (NaN equals NaN); of a big one without a copy."""
    plain = tensor.detach()
    flat = plain.contiguous().reshape(-1)
    if flat.dtype == torch.bfloat16:
        flat = flat.view(torch.int16)
    bits = flat.numpy().view(np.uint8)
    return plain.dtype, plain.shape, plain.stride(), zlib.crc32(bits)


def fault(result, logits):
    """What is wrong with the form of a result, in one line, or None."""
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        return "RESULT is not a pair (loss, accuracy)"
    dtype = torch.float64 if logits.dtype == torch.float64 else torch.float32
    for name, value in zip(("loss", "accuracy"), result):
        if not isinstance(value, torch.Tensor):
            return f"RESULT {name} is a {type(value).__name__}, not a 0-d {dtype}"
        if value.dim() != 0 or value.dtype != dtype:
            return f"RESULT {name} is a {value.dim()}-d {value.dtype}, not a 0-d {dtype}"
    if result[0].requires_grad != logits.requires_grad:
        return "RESULT loss must require gradients just if the logits do"
    if result[1].requires_grad:
        return "RESULT accuracy must not require gradients"
    return None


def share(accuracy, valid):
    """The accuracy as `hits/valid` if it is within 1e-6 of such a share, else the number itself."""
    accuracy = float(accuracy)
    if valid == 0:
        return "0/0" if abs(accuracy) <= 1e-6 else repr(accuracy)
    hits = round(accuracy * valid) if abs(accuracy) < 2 else -1
    return f"{hits}/{valid}" if abs(accuracy - hits / valid) <= 1e-6 else repr(accuracy)


def summary(gradient):
    """A gradient as text: every element, or of many the random sums of either sign.

    The signs are summed apart, because sums that cancel would magnify rounding.
    """
    flat = gradient.reshape(-1)
    flat = flat[:: 1 + len(flat) // SUMMED].astype(np.float64)
    if flat.size > SHOWN:
        unit = (noise(1, flat.size) >> np.uint64(11)).astype(np.float64) * 2.0**-53
        raised, lowered = np.where(flat < 0, 0, flat), np.where(flat > 0, 0, flat)  # nan in both
        flat = [(part * weight).sum() for part in (raised, lowered) for weight in (unit, 1 - unit)]
    return " ".join(repr(float(value)) for value in flat)


def attempt(solve, logits, targets, options):
    """The line for one run of a call: results and, if it is asked for, the gradient."""
    passed, scale, autocast = split_options(options)
    logits.grad = None
    try:
        with torch.autocast("cpu", enabled=autocast is not None):
            result = solve(logits, targets, **passed)
    except ValueError:
        return FAILED
    wrong = fault(result, logits)
    if wrong:
        return wrong
    valid = int((targets != passed.get("ignore_index", -100)).sum())
    line = f"{float(result[0])!r} {share(result[1], valid)}"
    if scale is not None:
        (result[0] * scale).backward()
        gradient = logits.grad
        if gradient is None or gradient.dtype != logits.dtype:
            return "RESULT the gradient of the logits is missing"
        line += " " + summary(
            (gradient.float() if gradient.element_size() == 2 else gradient).numpy()
        )
    return line.rstrip()


def judge(solve, call):
    """Runs one call twice on the same tensors (a big one once) and gives the line to print."""
    logits, targets = make_tensors(call, "gradient" in call["options"])
    before = fingerprint(logits), fingerprint(targets)
    first = attempt(solve, logits, targets, call["options"])
    second = first if logits.numel() > ONCE else attempt(solve, logits, targets, call["options"])
    if (fingerprint(logits), fingerprint(targets)) != before:
        return "MUTATED"
    return first if first == second else "DIFFERS"


def main():
    if torch is None:
        sys.exit("PyTorch is missing on this machine: apt-get install python3-torch")
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    from solution import fused_xent_with_accuracy

    for call in read_calls(sys.stdin.read()):
        print(judge(fused_xent_with_accuracy, call), flush=True)


if __name__ == "__main__":
    main()
