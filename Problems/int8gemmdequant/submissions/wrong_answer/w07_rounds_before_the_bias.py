# Wrong: rounds the product to the type of the output and adds the bias then.
# Caught by secret/05-all-127, secret/07-cancelled, gpu-edges/10-cancelled.
import numpy as np

ROWS = 256  # that are in float64 at a time


def int8_gemm_dequant(a, b, scale_a, scale_b, bias, c):
    if isinstance(c, np.ndarray):
        product = a.astype(np.int32) @ b.astype(np.int32)
        with np.errstate(over="ignore"):
            value = (product * scale_a.astype(np.float64)[:, None] * scale_b.astype(np.float64)).astype(np.float16) + bias
        with np.errstate(over="ignore"):
            c[...] = value
        return
    import torch

    wide_a, wide_b = a.to(torch.int32), b.to(torch.int32)
    product = torch.zeros(c.shape, dtype=torch.int32, device=c.device)
    for k in range(a.shape[1]):
        product.addcmul_(wide_a[:, k : k + 1], wide_b[k : k + 1])
    columns, offset = scale_b.double(), bias.double()
    for start in range(0, c.shape[0], ROWS):
        rows = slice(start, start + ROWS)
        c[rows] = (product[rows].double() * scale_a[rows, None].double() * columns).to(c.dtype) + offset
