"""Wrong (W14): multiplies by log2(e) before the maximum is taken, for the sake of exp2. The lowest float32 times
1.44 is -inf, so that a row of it looks like one of -inf. (Where the compiler makes no fused operations of it,
numbers near 10,000 lose precision too.) Case `gpu-2-values/4-lowest`.
"""

import triton
import triton.language as tl


@triton.jit
def whole_rows(x, y, columns, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.arange(0, BLOCK)
    inside = column < columns
    numbers = tl.load(x + row * columns + column, mask=inside, other=float("-inf")).to(tl.float32) * 1.4426950408889634
    top = tl.max(numbers, axis=0)
    numbers = tl.exp2(numbers - tl.where(top == float("-inf"), 0.0, top))
    total = tl.sum(numbers, axis=0)
    result = numbers / tl.where(total == 0.0, 1.0, total)
    tl.store(y + row * columns + column, result.to(y.dtype.element_ty), mask=inside)


def softmax(x, y):
    rows, columns = x.shape
    block = triton.next_power_of_2(columns)
    whole_rows[(rows,)](x, y, columns, BLOCK=block, num_warps=min(32, max(1, block // 1024)))
