"""Everything in float64: gathers the valid tokens first, then works on slabs of them."""

import math

import numpy as np


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    allowed = {"f2": np.float32, "f4": np.float32, "f8": np.float64}
    kind = logits.dtype.str[1:]
    if kind not in allowed or targets.dtype.str[1:] not in ("i4", "i8"):
        raise ValueError("wrong dtype")
    if logits.ndim != 3 or targets.ndim != 2:
        raise ValueError("wrong number of axes")
    batch, time, classes = logits.shape
    if targets.shape != (batch, time) or classes < 1:
        raise ValueError("wrong shape")
    if math.isnan(label_smoothing) or label_smoothing < 0 or label_smoothing >= 1:
        raise ValueError("label_smoothing must be at least 0 and less than 1")
    if reduction != "mean" and reduction != "sum":
        raise ValueError("unknown reduction")
    where = np.nonzero(targets != ignore_index)
    labels = targets[where].astype(np.int64)
    if labels.size == 0:
        return np.zeros((), allowed[kind]), np.zeros((), allowed[kind])
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError("target out of range")

    sums, hits = [], 0
    slab = 1 + 100_000 // classes
    for low in range(0, labels.size, slab):
        part = tuple(index[low : low + slab] for index in where)
        y = labels[low : low + slab, None]
        z = logits[part].astype(np.float64)
        best = np.argmax(z, axis=1)[:, None]
        hits += int((best == y).sum())
        top = np.take_along_axis(z, best, axis=1)
        lse = top + np.log(np.sum(np.exp(z - top), axis=1, keepdims=True))
        loss = lse - np.take_along_axis(z, y, axis=1)
        if label_smoothing > 0:
            uniform = lse - z.mean(axis=1, keepdims=True)
            loss = (1 - label_smoothing) * loss + label_smoothing * uniform
        sums.append(float(loss.sum()))

    total = sum(sums)
    if reduction == "mean":
        total /= labels.size
    return np.array(total, allowed[kind]), np.array(hits / labels.size, allowed[kind])
