"""A slab of rows at a time, in float32: with NumPy where the arrays are NumPy's, else with PyTorch. Short rather than fast."""

import numpy as np

SLAB = 1 << 22  # elements; a few temporaries of 16 MiB each


def fused_xent_backward(logits, targets, loss, grad, ignore_index, label_smoothing):
    of_numpy = isinstance(logits, np.ndarray)
    slab_of = numpy_slab if of_numpy else torch_slab
    rows, columns = logits.shape
    count = int((targets != ignore_index).sum())
    step = max(1, SLAB // columns)
    total = 0.0
    for start in range(0, rows, step):
        part = slice(start, start + step)
        total = total + slab_of(logits[part], targets[part], grad[part], ignore_index, label_smoothing, max(1, count))
    loss[0] = total / max(1, count)


def numpy_slab(logits, targets, grad, ignore_index, smoothing, count):
    """Writes some rows of the gradient and gives the sum of their losses."""
    grad[:] = 0
    valid = np.flatnonzero(targets != ignore_index)
    if len(valid) == 0:
        return 0.0
    y, at = targets[valid], np.arange(len(valid))
    z = logits[valid] - logits[valid].max(axis=1, keepdims=True)
    p = np.exp(z)
    sums = p.sum(axis=1, dtype=np.float64)
    losses = np.log(sums) - (1 - smoothing) * z[at, y]
    if smoothing > 0:
        losses -= smoothing * z.mean(axis=1, dtype=np.float64)
    p /= sums[:, None].astype(np.float32)
    p -= np.float32(smoothing / z.shape[1])
    p[at, y] -= np.float32(1 - smoothing)
    grad[valid] = p / np.float32(count)
    return losses.sum()


def torch_slab(logits, targets, grad, ignore_index, smoothing, count):
    import torch

    valid = (targets != ignore_index).nonzero()[:, 0]
    grad.zero_()
    if len(valid) == 0:
        return 0.0
    y, at = targets[valid], torch.arange(len(valid), device=logits.device)
    z = logits[valid].float()
    z -= z.amax(1, keepdim=True)
    picked, mean = z[at, y], z.mean(1)
    p = z.exp_()
    sums = p.sum(1)
    losses = sums.log() - (1 - smoothing) * picked
    if smoothing > 0:
        losses -= smoothing * mean
    p /= sums[:, None]
    p -= smoothing / p.shape[1]
    p[at, y] -= 1 - smoothing
    grad[valid] = p.div_(count).to(grad.dtype)
    return losses.sum(dtype=torch.float64)
