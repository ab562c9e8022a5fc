"""Wrong (W14): subtracts the maximum in the caller's array."""

import numpy as np


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    check(logits, targets, ignore_index, label_smoothing, reduction)
    dtype = np.float64 if logits.dtype == np.float64 else np.float32
    eps = label_smoothing
    valid = targets != ignore_index
    count = int(valid.sum())
    if count == 0:
        return dtype(0), dtype(0)
    logits -= logits.max(axis=2, keepdims=True)
    z = logits[valid].astype(dtype)
    y = targets[valid].astype(np.int64)
    hits = int((z.argmax(axis=1) == y).sum())
    lse = np.log(np.exp(z).sum(axis=1))
    losses = lse - z[np.arange(count), y]
    if eps > 0:
        losses = (1 - eps) * losses + eps * (lse - z.mean(axis=1))
    loss = losses.sum(dtype=np.float64)
    if reduction == "mean":
        loss /= count
    return dtype(loss), dtype(hits / count)


def check(logits, targets, ignore_index, eps, reduction):
    if logits.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError("logits must be floats")
    if targets.dtype not in (np.int32, np.int64):
        raise ValueError("targets must be int32 or int64")
    if logits.ndim != 3 or targets.shape != logits.shape[:2] or logits.shape[2] == 0:
        raise ValueError("shapes must be [B,T,V] and [B,T]")
    if not 0 <= eps < 1 or reduction not in ("mean", "sum"):
        raise ValueError("bad label_smoothing or reduction")
    valid = targets != ignore_index
    if np.any(valid & ((targets < 0) | (targets >= logits.shape[2]))):
        raise ValueError("target out of range")
