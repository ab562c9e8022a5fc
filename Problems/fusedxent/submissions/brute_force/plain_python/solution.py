"""Brute force for small cases: lists and math alone, one class at a time. Too slow when big."""

import math

import numpy as np


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    if str(logits.dtype) not in ("float16", "float32", "float64"):
        raise ValueError("logits must be floats")
    if str(targets.dtype) not in ("int32", "int64"):
        raise ValueError("targets must be int32 or int64")
    if logits.ndim != 3 or targets.shape != logits.shape[:2] or logits.shape[2] == 0:
        raise ValueError("shapes must be [B,T,V] and [B,T]")
    if reduction not in ("mean", "sum") or not 0 <= label_smoothing < 1:
        raise ValueError("bad reduction or label_smoothing")
    classes = logits.shape[2]
    losses, hits = [], 0
    labels = targets.tolist()
    for b, t in np.ndindex(targets.shape):
        if labels[b][t] != ignore_index and not 0 <= labels[b][t] < classes:
            raise ValueError("target out of range")
    for b, t in np.ndindex(targets.shape):
        y = labels[b][t]
        if y == ignore_index:
            continue
        row = [float(logits[b, t, v]) for v in range(classes)]
        top, best = -math.inf, 0
        for v in range(classes):
            if row[v] > top:
                top, best = row[v], v
        hits += best == y
        weights = [math.exp(row[v] - top) if row[v] > -math.inf else 0.0 for v in range(classes)]
        lse = top + math.log(math.fsum(weights))

        def share(v):
            return label_smoothing / classes + (1 - label_smoothing if v == y else 0)

        loss = math.fsum(share(v) * (lse - row[v]) for v in range(classes) if share(v) > 0)
        losses.append(loss)

    total = math.fsum(losses) if math.inf not in losses else math.inf
    if reduction == "mean" and losses:
        total /= len(losses)
    dtype = np.float64 if logits.dtype == np.float64 else np.float32
    return dtype(total), dtype(hits / len(losses) if losses else 0)
