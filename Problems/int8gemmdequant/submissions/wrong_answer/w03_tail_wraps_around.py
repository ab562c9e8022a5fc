# Wrong: wraps the last block of k around with % k, as one may for rows: the first terms count twice.
# Caught by sample/01-two-by-two, and by every k that is no multiple of 64.
import triton
import triton.language as tl


@triton.jit
def kernel(
    a, b, scale_a, scale_b, bias, c, m, k, n,
    BLOCK_M: tl.constexpr, BLOCK_N: tl.constexpr, BLOCK_K: tl.constexpr, GROUP: tl.constexpr,
):
    # Blocks go down GROUP rows before they go to the right: the columns of b stay in the L2 cache.
    blocks_m, blocks_n = tl.cdiv(m, BLOCK_M), tl.cdiv(n, BLOCK_N)
    here = tl.program_id(0)
    first = here // (GROUP * blocks_n) * GROUP
    height = tl.minimum(blocks_m - first, GROUP)
    within = here % (GROUP * blocks_n)
    rows = (first + within % height) * BLOCK_M + tl.arange(0, BLOCK_M)
    columns = within // height * BLOCK_N + tl.arange(0, BLOCK_N)
    terms = tl.arange(0, BLOCK_K)

    row_is, column_is = rows < m, columns < n
    total = tl.zeros((BLOCK_M, BLOCK_N), dtype=tl.int32)
    for start in range(0, k, BLOCK_K):
        at = (start + terms) % k
        x = tl.load(a + rows[:, None] * k + at[None, :], mask=row_is[:, None], other=0)
        y = tl.load(b + at[:, None] * n + columns[None, :], mask=column_is[None, :], other=0)
        total = tl.dot(x, y, total, out_dtype=tl.int32)

    by_row = tl.load(scale_a + rows, mask=row_is, other=0.0).to(tl.float64)
    by_column = tl.load(scale_b + columns, mask=column_is, other=0.0).to(tl.float64)
    offset = tl.load(bias + columns, mask=column_is, other=0.0).to(tl.float64)
    value = total.to(tl.float64) * by_row[:, None] * by_column[None, :] + offset[None, :]
    at_c = c + rows[:, None] * n + columns[None, :]
    # Through float32: the second rounding costs far less than half of a unit in the last place.
    tl.store(at_c, value.to(tl.float32).to(c.dtype.element_ty), mask=row_is[:, None] & column_is[None, :])


def int8_gemm_dequant(a, b, scale_a, scale_b, bias, c):
    (m, k), n = a.shape, b.shape[1]
    block_m, block_n = 128, 128
    grid = (triton.cdiv(m, block_m) * triton.cdiv(n, block_n),)
    kernel[grid](
        a, b, scale_a, scale_b, bias, c, m, k, n,
        BLOCK_M=block_m, BLOCK_N=block_n, BLOCK_K=64, GROUP=8, num_warps=8, num_stages=3,
    )
