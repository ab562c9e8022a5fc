"""The oracle: answers from the definition, in float64, on the inputs as rounded to their dtype.

Shares no code with the submissions and needs no PyTorch. Big arrays go through NumPy a row at a
time, the sums through math.fsum; selfcheck.py holds it against every correct solution.
"""

import math

import numpy as np

LOGITS = ("float16", "bfloat16", "float32", "float64")
TARGETS = ("int32", "int64")


def contract_broken(call, logits, targets):
    """Whether the call must raise ValueError."""
    options = call["options"]
    eps = options.get("label_smoothing", 0.0)
    if options.get("reduction", "mean") not in ("mean", "sum"):
        return True
    if math.isnan(eps) or eps < 0 or eps >= 1:
        return True
    if call["logits"]["dtype"] not in LOGITS or call["targets"]["dtype"] not in TARGETS:
        return True
    if logits.ndim != 3 or targets.ndim != 2 or logits.shape[:2] != targets.shape:
        return True
    classes = logits.shape[2]
    labels = set(np.unique(targets).tolist()) - {options.get("ignore_index", -100)}
    return classes == 0 or any(label < 0 or label >= classes for label in labels)


def token(row, label, eps):
    """(loss, whether the prediction is right, gradient) of one valid token; `row` is float64."""
    top = float(row.max())
    tied = int((row == top).sum())
    assert math.isfinite(top) and not np.isnan(row).any(), "nan or inf at a valid token"
    assert tied == 1 or tied == len(row), "a tie for the greatest logit"
    shifted = row - top
    powers = np.exp(shifted)
    total = float(powers.sum())
    gradient = powers / total - eps / len(row)
    gradient[label] -= 1 - eps
    loss = math.log(total) - float(shifted[label])
    if eps:
        to_all = math.log(total) - float(shifted.sum()) / len(row)
        loss = (1 - eps) * loss + eps * to_all
    return loss, int(row.argmax()) == label, gradient


def solve(logits, targets, options):
    """(loss, hits, number of valid tokens, gradient of the loss)."""
    eps = options.get("label_smoothing", 0.0)
    wants_gradient = "gradient" in options
    gradient = np.zeros(logits.shape, dtype=np.float32 if logits.dtype.itemsize < 8 else np.float64)
    losses, hits = [], 0
    for b, t in np.argwhere(targets != options.get("ignore_index", -100)):
        row = logits[b, t].astype(np.float64)
        loss, right, slope = token(row, int(targets[b, t]), eps)
        losses.append(loss)
        hits += right
        if wants_gradient:
            assert math.isfinite(loss), "the gradient of an infinite loss"
            gradient[b, t] = slope
    total = math.inf if math.inf in losses else math.fsum(losses)
    count = len(losses)
    if options.get("reduction", "mean") == "mean" and count:
        return total / count, hits, count, gradient / count
    return total, hits, count, gradient


def answer(call, logits, targets, summary):
    """The line of the .ans file for one call; `summary` is the driver's way to print gradients."""
    if contract_broken(call, logits, targets):
        return "ValueError"
    loss, hits, count, gradient = solve(logits, targets, call["options"])
    line = f"{loss!r} {hits}/{count}"
    if "gradient" in call["options"]:
        line += " " + summary(gradient * float(call["options"]["gradient"]))
    return line.rstrip()
