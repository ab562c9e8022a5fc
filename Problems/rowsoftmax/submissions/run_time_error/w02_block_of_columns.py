"""Wrong (W2): the block has as many lanes as the row has columns, which Triton refuses unless that is a power of
two.

Fails to compile in the first case whose number of columns is none: `gpu-1-shapes/3-not-a-power-of-two` is made
for it.
"""

import triton
import triton.language as tl


@triton.jit
def whole_rows(x, y, COLUMNS: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.arange(0, COLUMNS)
    numbers = tl.load(x + row * COLUMNS + column).to(tl.float32)
    top = tl.max(numbers, axis=0)
    numbers = tl.exp(numbers - tl.where(top == float("-inf"), 0.0, top))
    total = tl.sum(numbers, axis=0)
    result = numbers / tl.where(total == 0.0, 1.0, total)
    tl.store(y + row * COLUMNS + column, result.to(y.dtype.element_ty))


def softmax(x, y):
    rows, columns = x.shape
    whole_rows[(rows,)](x, y, COLUMNS=columns, num_warps=8)
