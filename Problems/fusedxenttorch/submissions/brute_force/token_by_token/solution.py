"""Brute force for small cases: one token at a time, from the formulas. Too slow when big."""

import torch


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    if not logits.is_floating_point() or targets.dtype not in (torch.int32, torch.int64):
        raise ValueError("bad dtype")
    if logits.dim() != 3 or targets.shape != logits.shape[:2] or logits.shape[2] == 0:
        raise ValueError("bad shape")
    if reduction not in ("mean", "sum") or not 0 <= label_smoothing < 1:
        raise ValueError("bad reduction or label_smoothing")
    classes = logits.shape[2]
    numbers = targets.reshape(-1).tolist()
    if any(y != ignore_index and not 0 <= y < classes for y in numbers):
        raise ValueError("target out of range")

    dtype = torch.float64 if logits.dtype == torch.float64 else torch.float32
    rows = logits.reshape(-1, classes)
    loss, hits, count = rows[:0].sum().to(dtype), 0, 0
    for index, y in enumerate(numbers):
        if y == ignore_index:
            continue
        z = rows[index].double()
        lse = torch.logsumexp(z, 0)
        token = lse - z[y]
        if label_smoothing:
            token = (1 - label_smoothing) * token + label_smoothing * (lse - z.sum() / classes)
        loss = loss + token
        hits += int(z.detach().argmax()) == y
        count += 1
    if reduction == "mean" and count:
        loss = loss / count
    return loss.to(dtype), torch.tensor(hits / count if count else 0.0, dtype=dtype)
