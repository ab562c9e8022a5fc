"""One Triton program a row: the row in one block where it fits, else block by block, read twice."""

import torch
import triton
import triton.language as tl

LARGEST = 32768  # columns that one block may hold
PIECE = 8192  # columns of a block of a longer row


@triton.jit
def whole_rows(x, y, columns, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    column = tl.arange(0, BLOCK)
    inside = column < columns
    numbers = tl.load(x + row * columns + column, mask=inside, other=float("-inf")).to(tl.float32)
    top = tl.max(numbers, axis=0)
    numbers = tl.exp(numbers - tl.where(top == float("-inf"), 0.0, top))
    total = tl.sum(numbers, axis=0)
    result = numbers * (1.0 / tl.where(total == 0.0, 1.0, total))
    tl.store(y + row * columns + column, result.to(y.dtype.element_ty), mask=inside)


@triton.jit
def rows_in_pieces(x, y, columns, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    # Each lane keeps the maximum and the sum of its own columns; they are joined once, at the end.
    tops = tl.full([BLOCK], float("-inf"), tl.float32)
    sums = tl.zeros([BLOCK], tl.float32)
    for start in range(0, columns, BLOCK):
        column = start + tl.arange(0, BLOCK)
        numbers = tl.load(x + row * columns + column, mask=column < columns, other=float("-inf")).to(tl.float32)
        grown = tl.maximum(tops, numbers)
        base = tl.where(grown == float("-inf"), 0.0, grown)
        sums = sums * tl.exp(tops - base) + tl.exp(numbers - base)
        tops = grown
    top = tl.max(tops, axis=0)
    base = tl.where(top == float("-inf"), 0.0, top)
    total = tl.sum(sums * tl.exp(tops - base), axis=0)
    scale = 1.0 / tl.where(total == 0.0, 1.0, total)
    for start in range(0, columns, BLOCK):
        column = start + tl.arange(0, BLOCK)
        inside = column < columns
        numbers = tl.load(x + row * columns + column, mask=inside, other=float("-inf")).to(tl.float32)
        result = tl.exp(numbers - base) * scale
        tl.store(y + row * columns + column, result.to(y.dtype.element_ty), mask=inside)


def softmax(x, y):
    rows, columns = x.shape
    if columns <= LARGEST:
        block = triton.next_power_of_2(columns)
        warps = min(16, max(1, block // 1024))
        whole_rows[(rows,)](x, y, columns, BLOCK=block, num_warps=warps)
    else:
        rows_in_pieces[(rows,)](x, y, columns, BLOCK=PIECE, num_warps=16)
