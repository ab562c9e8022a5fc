# Wrong: multiplies in int8, where products wrap around.
# Caught by secret/01-one-element nearly always, secret/02-odd-k; the small numbers of the samples fit.
import numpy as np

ROWS = 256  # that are in float64 at a time


def int8_gemm_dequant(a, b, scale_a, scale_b, bias, c):
    if isinstance(c, np.ndarray):
        product = np.zeros(c.shape, dtype=np.int32)
        for k in range(a.shape[1]):
            product += a[:, k : k + 1] * b[k : k + 1]
        value = product * scale_a.astype(np.float64)[:, None] * scale_b.astype(np.float64) + bias
        with np.errstate(over="ignore"):
            c[...] = value
        return
    import torch

    product = torch.zeros(c.shape, dtype=torch.int32, device=c.device)
    for k in range(a.shape[1]):
        product += a[:, k : k + 1] * b[k : k + 1]
    columns, offset = scale_b.double(), bias.double()
    for start in range(0, c.shape[0], ROWS):
        rows = slice(start, start + ROWS)
        c[rows] = product[rows].double() * scale_a[rows, None].double() * columns + offset
