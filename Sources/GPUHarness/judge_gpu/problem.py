"""What a package's gpu/problem.py says of its problem, and the tools that it says it with.

The file has these names:

    FUNCTION                    the function that submissions have, in every language
    PYTHON, CUDA                what it is called with, in order: names of inputs, outputs and scalars
    make(case, draw) -> Call    one call's data, fresh from `draw`; `case` is the test's input as a dict of str
    reference(call)             what the outputs should be: a dict of tensors in float64, or exact integers
    check(call, got, want)      None, or in words how the outputs differ from the reference; usually `close` or `equal`

All tensors lie on the device of `draw`, a torch.Generator: a GPU when judging, a CPU in the package's own tests. Nothing here
may depend on anything but its arguments.
"""

import dataclasses

import torch


@dataclasses.dataclass
class Call:
    """One call of the submission's function."""

    inputs: dict  # name: tensor, contiguous; a call must leave it as it is
    outputs: dict  # name: (shape, dtype); full of poison before the call
    scalars: dict = dataclasses.field(default_factory=dict)  # name: int, float or bool
    bytes: int = 0  # that the call must at least move through device memory: the roofline's floor
    flops: int = 0  # that it must at least do; with `bytes` it makes the report's GB/s and FLOP/s
    memory: int | None = None  # device memory that the submission may allocate, in bytes; None: what the judge allows


def parse(text):
    """A test's input, one line of `key=value` words, as a dict."""
    return dict(word.split("=", 1) for word in text.split())


def poison(tensor):
    """Fills a tensor with what no correct answer holds: every byte is 0xff, which makes floats NaN and integers -1."""
    if tensor.numel():
        tensor.view(-1).view(torch.uint8).fill_(0xFF)
    return tensor


def row_chunks(rows, columns, most=1 << 26):
    """Slices of rows with at most `most` elements each, for references that must not hold everything in float64 at once."""
    step = max(1, most // max(1, columns))
    return [slice(start, min(rows, start + step)) for start in range(0, rows, step)]


def close(got, want, absolute, relative, name="the output"):
    """None when |got - want| <= absolute + relative * |want| everywhere, with NaN and infinities in the same places."""
    for part in row_chunks(want.numel(), 1):
        g, w = got.reshape(-1)[part], want.reshape(-1)[part]
        if _surely_close(g, w, absolute, relative):
            continue
        g, w = g.to(torch.float64), w.to(torch.float64)
        fine = ((g - w).abs() <= absolute + relative * w.abs()) & torch.isfinite(w)  # a share of infinity is infinite
        fine |= (g == w) | (torch.isnan(g) & torch.isnan(w))
        if not bool(fine.all()):
            at = int(fine.to(torch.uint8).argmin())
            return _differs(name, got.shape, part.start + at, float(g[at]), float(w[at]), int((~fine).sum()))
    return None


def _surely_close(got, want, absolute, relative):
    """Whether all of it is close enough by some margin, all of it numbers: a look that needs a third of the time.

    The margin is more than float32 is off by."""
    if want.dtype not in (torch.float32, torch.float64) or not want.numel():
        return False
    margin = 1 - 1e-5
    off = (got - want).abs_().sub_(want.abs(), alpha=margin * relative)
    return bool(off.max() <= margin * absolute)


def equal(got, want, name="the output"):
    """None when all elements are the same."""
    wrong = got != want
    if not bool(wrong.any()):
        return None
    at = int(wrong.reshape(-1).nonzero()[0])
    return _differs(name, got.shape, at, got.reshape(-1)[at].item(), want.reshape(-1)[at].item(), int(wrong.sum()))


def _differs(name, shape, at, got, want, count):
    index = []
    for size in reversed(shape):
        index.insert(0, at % size)
        at //= size
    place = ", ".join(map(str, index))
    more = f"; {count} elements differ" if count > 1 else ""
    return f"{name}[{place}] is {got:.9g}, should be {want:.9g}{more}"
