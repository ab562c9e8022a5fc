# Wrong: leaves the product to the library, in float64. Right, and forbidden on a GPU.
# Caught by sample/01-two-by-two on a GPU: the operations that torch is asked for are watched; NumPy may multiply.
import numpy as np

ROWS = 256  # that are in float64 at a time


def int8_gemm_dequant(a, b, scale_a, scale_b, bias, c):
    if isinstance(c, np.ndarray):
        product = a.astype(np.int32) @ b.astype(np.int32)
        value = product * scale_a.astype(np.float64)[:, None] * scale_b.astype(np.float64) + bias
        with np.errstate(over="ignore"):
            c[...] = value
        return
    product = a.double() @ b.double()
    columns, offset = scale_b.double(), bias.double()
    for start in range(0, c.shape[0], ROWS):
        rows = slice(start, start + ROWS)
        c[rows] = product[rows] * scale_a[rows, None].double() * columns + offset
