"""Triton: a program for each row; a running maximum and sum over blocks of columns, then a second pass for the gradient."""

import torch
import triton
import triton.language as tl


@triton.jit
def one_row(logits, targets, losses, grad, count, columns, ignore_index, smoothing, BLOCK: tl.constexpr):
    row = tl.program_id(0).to(tl.int64)
    target = tl.load(targets + row)
    z, g = logits + row * columns, grad + row * columns
    lanes = tl.arange(0, BLOCK)
    if target == ignore_index:
        for start in range(0, columns, BLOCK):
            at = start + lanes
            tl.store(g + at, tl.zeros([BLOCK], g.dtype.element_ty), mask=at < columns)
        tl.store(losses + row, 0.0)
    else:
        top = tl.full([BLOCK], -float("inf"), tl.float32)
        sums = tl.zeros([BLOCK], tl.float32)
        totals = tl.zeros([BLOCK], tl.float32)
        for start in range(0, columns, BLOCK):
            at = start + lanes
            inside = at < columns
            x = tl.load(z + at, mask=inside, other=-float("inf")).to(tl.float32)
            higher = tl.maximum(top, x)
            base = tl.where(higher == -float("inf"), 0.0, higher)
            sums = sums * tl.exp(top - base) + tl.exp(x - base)
            totals += tl.where(inside, x, 0.0)
            top = higher
        highest = tl.max(top, 0)
        sum = tl.sum(sums * tl.exp(top - highest), 0)
        weight = 1.0 / tl.load(count)
        spread = weight * smoothing / columns
        for start in range(0, columns, BLOCK):
            at = start + lanes
            x = tl.load(z + at, mask=at < columns, other=-float("inf")).to(tl.float32)
            slope = tl.exp(x - highest) * (weight / sum) - spread
            slope -= tl.where(at == target, weight * (1.0 - smoothing), 0.0)
            tl.store(g + at, slope.to(g.dtype.element_ty), mask=at < columns)
        loss = tl.log(sum) - (1.0 - smoothing) * (tl.load(z + target).to(tl.float32) - highest)
        if smoothing > 0:
            loss -= smoothing * (tl.sum(totals, 0) / columns - highest)
        tl.store(losses + row, loss)


def fused_xent_backward(logits, targets, loss, grad, ignore_index, label_smoothing):
    rows, columns = logits.shape
    losses = torch.empty(rows, dtype=torch.float32, device=logits.device)
    count = (targets != ignore_index).sum().to(torch.float32)
    block = min(4096, triton.next_power_of_2(columns))
    one_row[(rows,)](
        logits, targets, losses, grad, count, columns, ignore_index, label_smoothing, BLOCK=block, num_warps=8
    )
    loss.copy_((losses.sum(dtype=torch.float64) / count.clamp(min=1)).to(torch.float32).reshape(1))
