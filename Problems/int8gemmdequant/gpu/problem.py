"""Data, reference and check of `int8gemmdequant`: c = acc * scale_a * scale_b + bias, acc the exact int8 product."""

import torch
from judge_gpu.problem import Call, row_chunks

FUNCTION = "int8_gemm_dequant"
PYTHON = ["a", "b", "scale_a", "scale_b", "bias", "c"]
CUDA = ["a", "b", "scale_a", "scale_b", "bias", "c", "m", "k", "n", "dtype"]

TYPES = {"float16": (torch.float16, 1), "bfloat16": (torch.bfloat16, 2)}
MANTISSA = {torch.float16: 10, torch.bfloat16: 7}
SMALLEST = {torch.float16: -14, torch.bfloat16: -126}  # exponents: of the smallest normal number
LARGEST = {torch.float16: 15, torch.bfloat16: 127}  # of the largest finite one

# fill: least and greatest element of a, the same of b, powers of two between which scale_a and scale_b lie, greatest |bias|
PLAIN = {
    "small": (-3, 3, -3, 3, (-2, 1), (-1, 1), 2.0),
    "normal": (-128, 127, -128, 127, (-9, -6), (-8, -5), 4.0),
    "scales": (-128, 127, -128, 127, (-14, -4), (-10, -2), 1.0),
    "large": (-128, 127, -128, 127, (-2, 1), (-2, 1), 100.0),
}
# fill: least and greatest element of a and b. The bias is what takes almost all of the product away.
CANCELLED = {"max": (127, 127), "min": (-128, -128), "cancel": (120, 127)}


def make(case, draw):
    m, k, n = int(case["m"]), int(case["k"]), int(case["n"])
    dtype, code = TYPES[case["dtype"]]
    if case["fill"] in PLAIN:
        low_a, high_a, low_b, high_b, powers_a, powers_b, most = PLAIN[case["fill"]]
        scale_a = torch.exp2(_uniform(draw, m, *powers_a)).float()
        scale_b = torch.exp2(_uniform(draw, n, *powers_b)).float()
        bias = _uniform(draw, n, -most, most).float()
    else:
        low_a, high_a = low_b, high_b = CANCELLED[case["fill"]]
        # All rows nearly the same, so that one bias a column fits them.
        scale_a = (2.0**-12 * (1 + 2.0**-12 * _uniform(draw, m, -1, 1))).float()
        scale_b = torch.exp2(_uniform(draw, n, -10, -8)).float()
        middle = (low_a + high_a) / 2 * (low_b + high_b) / 2
        bias = (-(k * middle) * 2.0**-12 * scale_b.double()).float()
    return Call(
        inputs={
            "a": _integers(draw, (m, k), low_a, high_a),
            "b": _integers(draw, (k, n), low_b, high_b),
            "scale_a": scale_a, "scale_b": scale_b, "bias": bias,
        },
        outputs={"c": ((m, n), dtype)},
        scalars={"m": m, "k": k, "n": n, "dtype": code},
        bytes=m * k + k * n + 4 * (m + 2 * n) + 2 * m * n,
        flops=2 * m * n * k,
    )


def reference(call):
    """float64, which holds every sum of products exactly: k * 128 * 128 < 2**53."""
    a, b = call.inputs["a"], call.inputs["b"].double()
    (m, k), n = a.shape, b.shape[1]
    scale_b, bias = call.inputs["scale_b"].double(), call.inputs["bias"].double()
    want = torch.empty((m, n), dtype=torch.float64, device=a.device)
    for rows in row_chunks(m, max(k, n), 1 << 25):
        product = a[rows].double() @ b
        want[rows] = product * call.inputs["scale_a"][rows, None].double() * scale_b + bias
    return {"c": want}


def check(call, got, want):
    """One unit in the last place of the output's type, where the exact value lies."""
    got, want, bias = got["c"], want["c"], call.inputs["bias"].double().abs()
    top = 2.0 ** (LARGEST[got.dtype] + 1)  # what an infinity stands for: the step after the largest number
    for rows in row_chunks(*want.shape, 1 << 24):
        g = got[rows].double().clamp(-top, top)
        w = want[rows].clamp(-top, top)
        exponent = torch.frexp(w)[1].sub(1).clamp(SMALLEST[got.dtype], LARGEST[got.dtype]).sub(MANTISSA[got.dtype])
        # The term with the bias is what float64 itself may lose, whatever the order of its operations.
        fine = (g - w).abs() <= torch.ldexp(torch.ones_like(w), exponent) + 2.0**-46 * bias
        if not bool(fine.all()):
            at = (~fine).nonzero()
            i, j = int(at[0, 0]), int(at[0, 1])
            more = f"; {at.shape[0]} elements of these rows differ" if at.shape[0] > 1 else ""
            return f"c[{rows.start + i}, {j}] is {float(got[rows][i, j]):.9g}, should be {float(want[rows][i, j]):.9g}{more}"
    return None


def _uniform(draw, count, low, high):
    return low + (high - low) * torch.rand(count, generator=draw, device=draw.device, dtype=torch.float64)


def _integers(draw, shape, low, high):
    return torch.randint(low, high + 1, shape, generator=draw, device=draw.device, dtype=torch.int8)
