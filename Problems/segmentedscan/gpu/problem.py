"""Segmented scan: what is drawn, what is right, and how near a float32 result must come.

All finite float32 values are multiples of 1/1024, so that both types are scanned in exact integers.
"""

import torch
from judge_gpu.problem import Call, equal

FUNCTION = "segmented_scan"
PYTHON = ["values", "flags", "sums"]
CUDA = ["values", "flags", "sums", "n", "dtype"]

DTYPES = {"int64": (torch.int64, 6), "float32": (torch.float32, 0)}
UNIT = 1024  # of these make 1.0
TOLERANCE = 1e-5  # of the magnitudes that a float32 sum is made of
CHUNK = 1 << 24  # elements that are scanned at a time


def make(case, draw):
    n = int(case["n"])
    dtype, number = DTYPES[case["dtype"]]
    flags = FLAGS[case["flags"]](n, draw)
    values = VALUES[case["values"]](n, dtype, flags, draw)
    return Call(
        inputs={"values": values, "flags": flags},
        outputs={"sums": ((n,), dtype)},
        scalars={"n": n, "dtype": number},
        bytes=n * (2 * values.element_size() + 1),
        flops=n,
        memory=max(2 << 30, 48 * n),  # six arrays of 64 bits, to work in
    )


# --- flags: int8, 0 or 1 ---------------------------------------------------------------------------------------


def chance(probability):
    def flags(n, draw):
        return (torch.rand(n, generator=draw, device=draw.device) < probability).to(torch.int8)

    return flags


def at(where):
    def flags(n, draw):
        made = torch.zeros(n, dtype=torch.int8, device=draw.device)
        made[where] = 1
        return made

    return flags


def borders(n, draw):
    """Half of the places beside multiples of 128: just before, there, just after. None at 0."""
    place = torch.arange(n, device=draw.device) % 128
    beside = (place == 0) | (place == 1) | (place == 127)
    chosen = torch.rand(n, generator=draw, device=draw.device) < 0.5
    made = (beside & chosen).to(torch.int8)
    made[:1] = 0
    return made


FLAGS = {
    "none": at(slice(0, 0)),
    "first": at(slice(0, 1)),
    "last": at(slice(-1, None)),
    "all": at(slice(None)),
    "alternate": at(slice(1, None, 2)),
    "borders": borders,
    "often": chance(1 / 7),
    "seldom": chance(1 / 5000),
}

# --- values ----------------------------------------------------------------------------------------------------


def drawn(low, high, n, dtype, draw):
    """Uniform integers from `low` to `high`; of float32, that many units."""
    made = torch.randint(low, high + 1, (n,), generator=draw, device=draw.device, dtype=dtype)
    return made.div_(UNIT) if dtype == torch.float32 else made


def ones(n, dtype, flags, draw):
    return torch.ones(n, dtype=dtype, device=draw.device)


def small(n, dtype, flags, draw):
    return drawn(-1000, 1000, n, dtype, draw)


def wide(n, dtype, flags, draw):
    """int64 of 35 bits, whose sums stay below 2^62; float32 from 1/1024 to 1, all positive: they add up."""
    if dtype == torch.float32:
        return drawn(1, UNIT, n, dtype, draw)
    return drawn(-(1 << 35), 1 << 35, n, dtype, draw)


def infinite(n, dtype, flags, draw):
    """One in 3,000 is infinite: inf or -inf, but one of them throughout a segment."""
    made = drawn(-1000, 1000, n, dtype, draw)
    chosen = torch.rand(n, generator=draw, device=draw.device) < 1 / 3000
    odd = flags.cumsum(0) % 2 == 1
    made[chosen & odd] = float("inf")
    made[chosen & ~odd] = float("-inf")
    return made


VALUES = {values.__name__: values for values in (ones, small, wide, infinite)}

# --- what is right ---------------------------------------------------------------------------------------------


def scans(numbers, flags):
    """Chunk by chunk: the slice, and the exact sums of numbers(slice), which are int64."""
    carry = torch.zeros(1, dtype=torch.int64, device=flags.device)
    for start in range(0, len(flags), CHUNK):
        part = slice(start, min(start + CHUNK, len(flags)))
        own = numbers(part)
        running = own.cumsum(0)
        flagged = flags[part] != 0
        before = torch.cat((-carry, (running - own)[flagged]))  # each segment's: what the running sum had before it
        sums = running - before[flagged.cumsum(0)]
        carry = sums[-1:].clone()
        yield part, sums


def units(values):
    """Finite float32 values as integers; the infinite ones as 0."""
    finite = values.masked_fill(torch.isinf(values), 0)
    return finite.to(torch.float64).mul_(UNIT).round_().to(torch.int64)


def reference(call):
    values, flags = call.inputs["values"], call.inputs["flags"]
    if values.dtype == torch.int64:
        sums = torch.empty_like(values)
        for part, exact in scans(lambda part: values[part], flags):
            sums[part] = exact
        return {"sums": sums}
    sums = torch.empty(values.shape, dtype=torch.float64, device=values.device)
    for part, exact in scans(lambda part: units(values[part]), flags):
        sums[part] = exact.to(torch.float64).div_(UNIT)
    if bool(torch.isinf(values).any()):
        signs = values.sign().masked_fill_(~torch.isinf(values), 0).to(torch.int64)
        for part, count in scans(lambda part: signs[part], flags):
            sums[part].masked_fill_(count > 0, float("inf")).masked_fill_(count < 0, float("-inf"))
    return {"sums": sums}


def check(call, got, want):
    got, want = got["sums"], want["sums"]
    if got.dtype == torch.int64:
        return equal(got, want, "sums")
    values, flags = call.inputs["values"], call.inputs["flags"]
    for part, magnitudes in scans(lambda part: units(values[part]).abs_(), flags):
        mine, should = got[part].to(torch.float64), want[part]
        fine = (mine - should).abs() <= magnitudes * (TOLERANCE / UNIT)
        fine |= mine == should
        if not bool(fine.all()):
            place = int((~fine).nonzero()[0])
            more = int((~fine).sum())
            return (
                f"sums[{part.start + place}] is {float(mine[place]):.9g}, should be {float(should[place]):.9g}"
                f" within {float(magnitudes[place]) * TOLERANCE / UNIT:.3g}; {more} such elements from {part.start} on"
            )
    return None
