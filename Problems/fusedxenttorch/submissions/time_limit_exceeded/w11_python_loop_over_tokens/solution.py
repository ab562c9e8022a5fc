"""Too slow (W11): a Python loop over the tokens."""

import torch


def fused_xent_with_accuracy(
    logits, targets, ignore_index=-100, label_smoothing=0.0, reduction="mean"
):
    check(logits, targets, ignore_index, label_smoothing, reduction)
    dtype = torch.float64 if logits.dtype == torch.float64 else torch.float32
    eps = label_smoothing
    valid = targets != ignore_index
    hits, count = torch.zeros(()), int(valid.sum())
    loss = logits[valid].double()[:, :0].sum()
    for b, t in torch.nonzero(valid).tolist():
        z, y = logits[b, t].to(dtype), int(targets[b, t])
        hits += int(z.detach().argmax()) == y
        log_p = z.log_softmax(dim=0)
        token = -log_p[y]
        if eps > 0:
            token = (1 - eps) * token - eps * log_p.mean()
        loss = loss + token.double()
    if reduction == "mean":
        loss = loss / max(count, 1)
    return loss.to(dtype), (hits / max(count, 1)).to(dtype)


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
