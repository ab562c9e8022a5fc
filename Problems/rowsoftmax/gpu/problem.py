"""Row softmax: what is drawn, what is right, and how near a result must come."""

import torch
from judge_gpu.problem import Call, close, row_chunks

FUNCTION = "softmax"
PYTHON = ["x", "y"]
CUDA = ["x", "y", "rows", "columns", "dtype"]

DTYPES = {"float32": (torch.float32, 0), "float16": (torch.float16, 1), "bfloat16": (torch.bfloat16, 2)}
TOLERANCE = {torch.float32: 1e-5, torch.float16: 2e-3, torch.bfloat16: 1e-2}
# Rounding to a half precision alone moves the sum of equal numbers by 2e-3 (bfloat16), or 4e-3 (float16's subnormal numbers).
SUM_TOLERANCE = {torch.float32: 1e-3, torch.float16: 5e-3, torch.bfloat16: 1e-2}
CHUNK = 1 << 24  # elements that are worked on in float64 at a time
WHOLE = 1 << 27  # a reference with more elements than this is kept in float32, to save device memory


def make(case, draw):
    rows, columns = int(case["rows"]), int(case["columns"])
    dtype, number = DTYPES[case["dtype"]]
    x = FILLS[case["fill"]](rows, columns, dtype, draw).to(dtype).contiguous()
    return Call(
        inputs={"x": x},
        outputs={"y": ((rows, columns), dtype)},
        scalars={"rows": rows, "columns": columns, "dtype": number},
        bytes=2 * x.numel() * x.element_size(),
        flops=5 * x.numel(),  # maximum, difference, exponential, sum, quotient
    )


# --- fills: float32, or already the dtype asked for ------------------------------------------------------------


def normal(rows, columns, dtype, draw):
    """Spread enough that in each row a few numbers have most of the sum."""
    x = torch.randn(rows, columns, generator=draw, device=draw.device)
    return x.mul_(4)


def steps(rows, columns, dtype, draw):
    """x[r, c] = c - r, but at most 60 from the first: rows that differ by a constant, whose softmax is the same."""
    row = torch.arange(rows, device=draw.device, dtype=torch.float32)
    column = torch.arange(columns, device=draw.device, dtype=torch.float32)
    return column.clamp_(max=60)[None, :] - row.clamp_(max=60)[:, None]


def huge(rows, columns, dtype, draw):
    """Around 10,000 in even rows and -10,000 in odd ones: exp(x) itself is inf or 0."""
    x = normal(rows, columns, dtype, draw)
    x[0::2] += 10_000
    x[1::2] -= 10_000
    return x


def negative(rows, columns, dtype, draw):
    """All below -200: a 0 that stands for nothing outweighs every number of the row."""
    return normal(rows, columns, dtype, draw).sub_(300).clamp_(max=-200)


def equal(rows, columns, dtype, draw):
    """Each row has one number throughout: the sum of exponentials is the number of columns."""
    x = torch.randn(rows, 1, generator=draw, device=draw.device)
    return x.mul_(4).expand(rows, columns)


def masked(rows, columns, dtype, draw):
    """By turns: a third is -inf; all of it; all but the last number; the first half."""
    x = normal(rows, columns, dtype, draw)
    drop = torch.rand(rows, columns, generator=draw, device=draw.device) < 1 / 3
    drop[1::4] = True
    drop[2::4] = torch.arange(columns, device=draw.device) < columns - 1
    drop[3::4] = torch.arange(columns, device=draw.device) < columns // 2
    return x.masked_fill_(drop, float("-inf"))


def lowest(rows, columns, dtype, draw):
    """By turns: the dtype's lowest number throughout; it and the greatest; it and -inf."""
    low, high = torch.finfo(dtype).min, torch.finfo(dtype).max
    coin = torch.rand(rows, columns, generator=draw, device=draw.device) < 0.5
    coin[:, 0] = True
    x = torch.full((rows, columns), low, device=draw.device, dtype=dtype)
    x[1::3] = x[1::3].masked_fill(coin[1::3], high)
    x[2::3] = x[2::3].masked_fill(~coin[2::3], float("-inf"))
    return x


FILLS = {fill.__name__: fill for fill in (normal, steps, huge, negative, equal, masked, lowest)}

# --- what is right ---------------------------------------------------------------------------------------------


def exact(x):
    """The softmax of some rows in float64; zeros where a row is only -inf."""
    x = x.to(torch.float64)
    top = x.amax(dim=1, keepdim=True)
    x.sub_(top.masked_fill_(top == float("-inf"), 0)).exp_()
    total = x.sum(dim=1, keepdim=True)
    return x.div_(total.masked_fill_(total == 0, 1))


def reference(call):
    x = call.inputs["x"]
    dtype = torch.float64 if x.numel() <= WHOLE else torch.float32
    y = torch.empty(x.shape, dtype=dtype, device=x.device)
    for part in row_chunks(*x.shape, CHUNK):
        y[part] = exact(x[part])
    return {"y": y}


def check(call, got, want):
    got, want = got["y"], want["y"]
    tolerance, sum_tolerance = TOLERANCE[got.dtype], SUM_TOLERANCE[got.dtype]
    for part in row_chunks(*want.shape, CHUNK):
        rows = f"[{part.start}:]" if part.start else ""
        problem = close(got[part], want[part], tolerance, tolerance, f"y{rows}")
        if not problem:
            sums, should = (y[part].sum(dim=1, dtype=torch.float64) for y in (got, want))
            problem = close(sums, should, sum_tolerance, 0.0, f"the sum over the columns of y{rows}")
        if problem:
            return problem
    return None
