"""Wrong (W13): computes something for every input instead of refusing bad ones."""

import torch


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    dtype = torch.float64 if logits.dtype == torch.float64 else torch.float32
    classes = logits.shape[-1]
    rows = logits.reshape(-1, classes) if classes else logits.new_zeros((0, 1))
    labels = targets.reshape(-1).long()
    length = min(len(rows), len(labels))
    rows, labels = rows[:length], labels[:length]
    valid = labels != ignore_index
    z, y = rows[valid].to(dtype), labels[valid].clamp(0, max(classes - 1, 0))
    count = max(len(y), 1)
    log_p = z.log_softmax(dim=1)
    losses = -log_p.gather(1, y[:, None])[:, 0]
    if label_smoothing:
        losses = (1 - label_smoothing) * losses - label_smoothing * log_p.mean(dim=1)
    loss = losses.sum()
    if reduction == "mean":
        loss = loss / count
    hits = (z.detach().argmax(dim=1) == y).sum()
    return loss, (hits / count).to(dtype)
