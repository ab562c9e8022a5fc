# Wrong: scales and adds in float32, which keeps 24 bits of a sum of 27.
# Caught by secret/06-all-minus-128, secret/07-cancelled, gpu-edges/10-cancelled: product and bias cancel.
import numpy as np

ROWS = 256  # that are in float64 at a time


def int8_gemm_dequant(a, b, scale_a, scale_b, bias, c):
    if isinstance(c, np.ndarray):
        product = a.astype(np.int32) @ b.astype(np.int32)
        value = product.astype(np.float32) * scale_a[:, None] * scale_b + bias
        with np.errstate(over="ignore"):
            c[...] = value
        return
    import torch

    wide_a, wide_b = a.to(torch.int32), b.to(torch.int32)
    product = torch.zeros(c.shape, dtype=torch.int32, device=c.device)
    for k in range(a.shape[1]):
        product.addcmul_(wide_a[:, k : k + 1], wide_b[k : k + 1])
    columns, offset = scale_b, bias
    for start in range(0, c.shape[0], ROWS):
        rows = slice(start, start + ROWS)
        c[rows] = product[rows].float() * scale_a[rows, None] * columns + offset
