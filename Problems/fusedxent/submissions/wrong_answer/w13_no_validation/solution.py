"""Wrong (W13): computes something for every input instead of refusing bad ones."""

import numpy as np


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    dtype = np.float64 if logits.dtype == np.float64 else np.float32
    classes = logits.shape[-1]
    z = logits.reshape(-1, classes).astype(dtype) if classes else np.zeros((0, 1), dtype)
    y = targets.reshape(-1)
    length = min(len(z), len(y))
    z, y = z[:length], y[:length]
    valid = y != ignore_index
    z, y = z[valid], np.clip(y[valid].astype(np.int64), 0, max(classes - 1, 0))
    count = len(y)
    if count == 0:
        return dtype(0), dtype(0)
    hits = int((z.argmax(axis=1) == y).sum())
    z -= z.max(axis=1, keepdims=True)
    lse = np.log(np.exp(z).sum(axis=1))
    losses = lse - z[np.arange(count), y]
    if label_smoothing:
        losses = (1 - label_smoothing) * losses + label_smoothing * (lse - z.mean(axis=1))
    loss = losses.sum(dtype=np.float64)
    if reduction == "mean":
        loss /= count
    return dtype(loss), dtype(hits / count)
