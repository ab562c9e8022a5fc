"""Reference: picks out the valid tokens, then log_softmax in float32 or better, and autograd."""

import torch

FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    valid = check(logits, targets, ignore_index, label_smoothing, reduction)
    dtype = torch.float64 if logits.dtype == torch.float64 else torch.float32
    z = logits[valid].to(dtype)
    y = targets[valid].long()
    count = len(y)
    log_p = torch.log_softmax(z, dim=1)
    losses = -log_p.gather(1, y[:, None])[:, 0]
    if label_smoothing:  # 0 * inf would be nan where a class has the logit -inf
        losses = (1 - label_smoothing) * losses - label_smoothing * log_p.mean(dim=1)
    loss = losses.sum()
    if reduction == "mean":
        loss = loss / max(count, 1)
    with torch.no_grad():
        hits = int((z.argmax(dim=1) == y).sum())
    return loss, torch.tensor(hits / max(count, 1), dtype=dtype)


def check(logits, targets, ignore_index, eps, reduction):
    """Raises ValueError for a broken contract, else gives the mask of the valid tokens."""
    if reduction not in ("mean", "sum"):
        raise ValueError(f"reduction must be 'mean' or 'sum', not {reduction!r}")
    if not 0 <= eps < 1:  # false for nan as well
        raise ValueError(f"label_smoothing must be in [0, 1), not {eps}")
    if logits.dtype not in FLOATS:
        raise ValueError(f"logits must be floating point, not {logits.dtype}")
    if targets.dtype not in (torch.int32, torch.int64):
        raise ValueError(f"targets must be int32 or int64, not {targets.dtype}")
    if logits.dim() != 3 or targets.shape != logits.shape[:2]:
        raise ValueError(f"shapes {logits.shape} and {targets.shape} are not [B,T,V] and [B,T]")
    classes = logits.shape[2]
    if classes == 0:
        raise ValueError("no classes")
    valid = targets != ignore_index
    if bool((valid & ((targets < 0) | (targets >= classes))).any()):
        raise ValueError(f"a target is outside [0, {classes})")
    return valid
