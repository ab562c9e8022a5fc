"""A function of autograd with its own backward: softmax less target mix, some rows at a time."""

import math

import torch

ROW_BUDGET = 1 << 20  # elements in work at once


class FusedCrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(ctx, rows, labels, kept, eps, scale):
        """The sum of the losses of the rows numbered in `kept`, times `scale`, in float64."""
        ctx.save_for_backward(rows, labels, kept)
        ctx.eps, ctx.scale = eps, scale
        total = 0.0
        for z, y, _ in slabs(rows, labels, kept):
            lse = z.logsumexp(1)
            loss = lse - z[torch.arange(len(y)), y]
            if eps > 0:
                loss = (1 - eps) * loss + eps * (lse - z.mean(1))
            total += float(loss.double().sum())
        dtype = torch.float64 if rows.dtype == torch.float64 else torch.float32
        return torch.tensor(total * scale, dtype=dtype)

    @staticmethod
    def backward(ctx, upstream):
        rows, labels, kept = ctx.saved_tensors
        gradient = torch.zeros(rows.shape, dtype=rows.dtype)
        for z, y, where in slabs(rows, labels, kept):
            slope = z.softmax(1) - ctx.eps / z.shape[1]
            slope[torch.arange(len(y)), y] -= 1 - ctx.eps
            gradient[where] = (slope * (ctx.scale * float(upstream))).to(rows.dtype)
        return gradient, None, None, None, None


def slabs(rows, labels, kept):
    """Valid rows in float32 or better, shifted so that their greatest is 0, with their labels."""
    for where in kept.split(1 + ROW_BUDGET // rows.shape[1]):
        z = rows[where]
        z = z if z.dtype == torch.float64 else z.float()
        yield z - z.amax(1, keepdim=True), labels[where], where


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    if str(logits.dtype)[6:] not in ("float16", "bfloat16", "float32", "float64"):
        raise ValueError("logits must be floating point")
    if str(targets.dtype)[6:] not in ("int32", "int64"):
        raise ValueError("targets must be int32 or int64")
    if logits.ndim != 3 or targets.ndim != 2 or logits.shape[:2] != targets.shape:
        raise ValueError("shapes must be [B,T,V] and [B,T]")
    if math.isnan(label_smoothing) or label_smoothing < 0 or label_smoothing >= 1:
        raise ValueError("label_smoothing must be at least 0 and less than 1")
    if reduction != "mean" and reduction != "sum":
        raise ValueError("unknown reduction")
    classes = logits.shape[2]
    if classes < 1:
        raise ValueError("no classes")
    labels = targets.reshape(-1).long()
    kept = torch.nonzero(labels != ignore_index)[:, 0]
    used = labels[kept]
    if len(used) and (int(used.min()) < 0 or int(used.max()) >= classes):
        raise ValueError("target out of range")

    scale = 1.0 / len(used) if reduction == "mean" and len(used) else 1.0
    rows = logits.reshape(-1, classes)
    loss = FusedCrossEntropy.apply(rows, labels, kept, float(label_smoothing), scale)
    hits = 0
    for z, y, _ in slabs(rows.detach(), labels, kept):
        hits += int((z.argmax(1) == y).sum())
    return loss, torch.tensor(hits / max(len(used), 1), dtype=loss.dtype)
