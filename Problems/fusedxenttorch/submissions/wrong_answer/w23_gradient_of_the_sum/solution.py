"""Wrong (W23): divides the value outside the graph: the gradient is that of the sum."""

import torch


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    check(logits, targets, ignore_index, label_smoothing, reduction)
    dtype = torch.float64 if logits.dtype == torch.float64 else torch.float32
    eps = label_smoothing
    valid = targets != ignore_index
    z = logits[valid].to(dtype)
    y = targets[valid].long()
    hits = (z.detach().argmax(dim=1) == y).sum()
    count = len(y)
    log_p = z - z.logsumexp(dim=1, keepdim=True)
    losses = -log_p.gather(1, y[:, None])[:, 0]
    if eps > 0:
        losses = (1 - eps) * losses - eps * log_p.mean(dim=1)
    loss = losses.sum()
    if reduction == "mean":
        loss = loss + (loss.detach() / max(count, 1) - loss.detach())
    return loss, (hits / max(count, 1)).to(dtype)


def check(logits, targets, ignore_index, eps, reduction):
    if not logits.is_floating_point():
        raise ValueError("logits must be floating point")
    if targets.dtype not in (torch.int32, torch.int64):
        raise ValueError("targets must be int32 or int64")
    if logits.dim() != 3 or targets.shape != logits.shape[:2] or logits.shape[2] == 0:
        raise ValueError("shapes must be [B,T,V] and [B,T]")
    if not 0 <= eps < 1 or reduction not in ("mean", "sum"):
        raise ValueError("bad label_smoothing or reduction")
    valid = targets != ignore_index
    if bool((valid & ((targets < 0) | (targets >= logits.shape[2]))).any()):
        raise ValueError("target out of range")
