"""Reference: float32 (float64 for float64 logits), a bounded number of rows at a time."""

import numpy as np

ROW_BUDGET = 1 << 20  # elements converted at once: temporaries stay in the cache's reach


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    valid = check(logits, targets, ignore_index, label_smoothing, reduction)
    dtype = np.float64 if logits.dtype == np.float64 else np.float32
    classes = logits.shape[2]
    rows, labels, valid = logits.reshape(-1, classes), targets.reshape(-1), valid.reshape(-1)

    total, hits, count = 0.0, 0, int(np.count_nonzero(valid))
    step = max(1, ROW_BUDGET // classes)
    for start in range(0, len(rows), step):
        chosen = valid[start : start + step]
        z = rows[start : start + step][chosen].astype(dtype)
        y = labels[start : start + step][chosen]
        hits += int(np.count_nonzero(z.argmax(axis=1) == y))
        total += float(token_losses(z, y, label_smoothing).sum(dtype=np.float64))

    loss = total / count if reduction == "mean" and count else total
    accuracy = hits / count if count else 0.0
    return dtype(loss), dtype(accuracy)


def token_losses(z, y, eps):
    """The loss of each row of `z`, which is overwritten."""
    z -= z.max(axis=1, keepdims=True)
    target = z[np.arange(len(z)), y]
    mean = z.mean(axis=1) if eps else 0.0
    lse = np.log(np.exp(z, out=z).sum(axis=1))
    if not eps:  # 0 * inf would be nan where a class has the logit -inf
        return lse - target
    return (1 - eps) * (lse - target) + eps * (lse - mean)


def check(logits, targets, ignore_index, eps, reduction):
    """Raises ValueError for a broken contract, else gives the mask of the valid tokens."""
    if reduction not in ("mean", "sum"):
        raise ValueError(f"reduction must be 'mean' or 'sum', not {reduction!r}")
    if not 0 <= eps < 1:  # false for nan as well
        raise ValueError(f"label_smoothing must be in [0, 1), not {eps}")
    if logits.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError(f"logits must be floats, not {logits.dtype}")
    if targets.dtype not in (np.int32, np.int64):
        raise ValueError(f"targets must be int32 or int64, not {targets.dtype}")
    if logits.ndim != 3 or targets.shape != logits.shape[:2]:
        raise ValueError(f"shapes {logits.shape} and {targets.shape} are not [B,T,V] and [B,T]")
    classes = logits.shape[2]
    if classes == 0:
        raise ValueError("no classes")
    valid = targets != ignore_index
    if np.any(valid & ((targets < 0) | (targets >= classes))):
        raise ValueError(f"a target is outside [0, {classes})")
    return valid
