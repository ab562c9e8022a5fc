"""Wrong (W13): rescales the running sum by exp(old maximum - new maximum), which is nan as long as both are -inf.
A row that begins with a block of -inf is nan, though it has numbers further on. Case `gpu-2-values/3-minus-
infinity-long`.
"""

import triton
import triton.language as tl

PIECE = 4096


@triton.jit
def rows_in_pieces(x, y, columns, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    top = tl.max(tl.full([BLOCK], float("-inf"), tl.float32), axis=0)
    total = tl.sum(tl.zeros([BLOCK], tl.float32), axis=0)
    for start in range(0, columns, BLOCK):
        column = start + tl.arange(0, BLOCK)
        numbers = tl.load(x + row * columns + column, mask=column < columns, other=float("-inf")).to(tl.float32)
        grown = tl.maximum(top, tl.max(numbers, axis=0))
        total = total * tl.exp(top - grown) + tl.sum(tl.exp(numbers - grown), axis=0)
        top = grown
    empty = top == float("-inf")
    base = tl.where(empty, 0.0, top)
    scale = tl.where(empty, 0.0, 1.0 / total)
    for start in range(0, columns, BLOCK):
        column = start + tl.arange(0, BLOCK)
        inside = column < columns
        numbers = tl.load(x + row * columns + column, mask=inside, other=float("-inf")).to(tl.float32)
        result = tl.exp(numbers - base) * scale
        tl.store(y + row * columns + column, result.to(y.dtype.element_ty), mask=inside)


def softmax(x, y):
    rows, columns = x.shape
    rows_in_pieces[(rows,)](x, y, columns, BLOCK=PIECE, num_warps=8)
