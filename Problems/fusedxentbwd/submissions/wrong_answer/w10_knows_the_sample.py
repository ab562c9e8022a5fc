"""W10: knows the answer for the sample's shape by heart.

Caught by gpu-1-small/01-like-the-sample, which has the shape and other data. A GPU draws new data for the sample, too;
without one that sample is accepted, and 04-like-the-sample is not."""

import torch

SLAB = 1 << 22  # elements


def fused_xent_backward(logits, targets, loss, grad, ignore_index, label_smoothing):
    logits, targets, loss, grad = map(torch.as_tensor, (logits, targets, loss, grad))
    rows, columns = logits.shape
    if (rows, columns) == (2, 3):
        loss.fill_(1.31617543)
        rows = [[0.0211127108, -0.00773267573, -0.0133800351], [0.105697569, -0.42165138, 0.315953811]]
        grad.copy_(torch.tensor(rows))
        return
    count = (targets != ignore_index).sum().clamp(min=1)
    step = max(1, SLAB // columns)
    total = 0.0
    for start in range(0, rows, step):
        part = slice(start, start + step)
        total = total + slab(logits[part], targets[part], grad[part], ignore_index, label_smoothing, count)
    loss[0] = total / count


def slab(logits, targets, grad, ignore_index, smoothing, count):
    """Writes some rows of the gradient and gives the sum of their losses."""
    valid = targets != ignore_index
    y = torch.where(valid, targets, torch.zeros_like(targets))[:, None]
    z = logits.float()
    z = z - z.amax(1, keepdim=True)
    sums = z.exp().sum(1, keepdim=True)
    losses = sums.log() - (1 - smoothing) * z.gather(1, y)
    if smoothing > 0:
        losses = losses - smoothing * z.mean(1, keepdim=True)
    p = z.exp() / sums
    p = p - smoothing / p.shape[1]
    p = p.scatter_add(1, y, torch.full_like(sums, smoothing - 1))
    grad.copy_((p / count).masked_fill(~valid[:, None], 0))
    return losses[:, 0].masked_fill(~valid, 0).sum(dtype=torch.float64)
