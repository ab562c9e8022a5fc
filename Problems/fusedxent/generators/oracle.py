"""The oracle: answers from the definition, in float64, on the inputs as rounded to their dtype.

Shares no code with the submissions. Big arrays go through NumPy a row at a time, the sums through
math.fsum; selfcheck.py holds it against every accepted solution and against decimals.
"""

import math

import numpy as np

LOGITS = ("float16", "float32", "float64")
TARGETS = ("int32", "int64")


def contract_broken(logits, targets, options):
    """Whether the call must raise ValueError."""
    eps = options.get("label_smoothing", 0.0)
    if options.get("reduction", "mean") not in ("mean", "sum"):
        return True
    if math.isnan(eps) or eps < 0 or eps >= 1:
        return True
    if logits.dtype.name not in LOGITS or targets.dtype.name not in TARGETS:
        return True
    if logits.ndim != 3 or targets.ndim != 2 or logits.shape[:2] != targets.shape:
        return True
    classes = logits.shape[2]
    ignore_index = options.get("ignore_index", -100)
    labels = set(np.unique(targets).tolist()) - {ignore_index}
    return classes == 0 or any(label < 0 or label >= classes for label in labels)


def token(row, label, eps):
    """(loss, whether the prediction is right) of one valid token; `row` is float64."""
    top = float(row.max())
    tied = int((row == top).sum())
    assert math.isfinite(top) and not np.isnan(row).any(), "nan or inf at a valid token"
    assert tied == 1 or tied == len(row), "a tie for the greatest logit"
    shifted = row - top
    log_sum = math.log(float(np.exp(shifted).sum()))
    to_target = log_sum - float(shifted[label])
    if eps == 0:
        return to_target, int(row.argmax()) == label
    to_all = log_sum - float(shifted.sum()) / len(row)
    return (1 - eps) * to_target + eps * to_all, int(row.argmax()) == label


def answer(logits, targets, options):
    """The line of the .ans file for one call."""
    if contract_broken(logits, targets, options):
        return "ValueError"
    ignore_index = options.get("ignore_index", -100)
    eps = options.get("label_smoothing", 0.0)
    losses, hits = [], 0
    for b, t in np.argwhere(targets != ignore_index):
        row = logits[b, t].astype(np.float64)
        loss, right = token(row, int(targets[b, t]), eps)
        losses.append(loss)
        hits += right
    if not losses:
        return "0.0 0/0"
    total = math.inf if math.inf in losses else math.fsum(losses)
    loss = total / len(losses) if options.get("reduction", "mean") == "mean" else total
    return f"{loss!r} {hits}/{len(losses)}"
