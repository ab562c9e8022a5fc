"""Wrong (W7): lanes past the end of a row read on into the next row; only the end of x stops them. The numbers
that they find count in the maximum and in the sum. Case `gpu-1-shapes/3-not-a-power-of-two`.
"""

import triton
import triton.language as tl


@triton.jit
def whole_rows(x, y, count, columns, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.arange(0, BLOCK)
    inside = column < columns
    numbers = tl.load(x + row * columns + column, mask=row * columns + column < count, other=float("-inf")).to(tl.float32)
    top = tl.max(numbers, axis=0)
    numbers = tl.exp(numbers - tl.where(top == float("-inf"), 0.0, top))
    total = tl.sum(numbers, axis=0)
    result = numbers / tl.where(total == 0.0, 1.0, total)
    tl.store(y + row * columns + column, result.to(y.dtype.element_ty), mask=inside)


def softmax(x, y):
    rows, columns = x.shape
    block = triton.next_power_of_2(columns)
    whole_rows[(rows,)](x, y, rows * columns, columns, BLOCK=block, num_warps=min(32, max(1, block // 1024)))
