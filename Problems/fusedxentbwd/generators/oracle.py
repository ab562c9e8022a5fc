"""The answer of a case for a CPU, by the statement's formulas in Python's own floats, one logit at a time."""

import math


def answer(logits, targets, ignore_index, smoothing):
    """The lines to print: the loss, then the rows of the gradient."""
    columns = len(logits[0])
    count = sum(y != ignore_index for y in targets)
    total, rows = 0.0, []
    for z, y in zip(logits, targets):
        if y == ignore_index:
            rows.append([0.0] * columns)
            continue
        top = max(z)
        lse = top + math.log(math.fsum(math.exp(x - top) for x in z))
        loss = (1 - smoothing) * (lse - z[y])
        if smoothing > 0:
            loss += smoothing * (lse - math.fsum(z) / columns)
        total += loss
        row = [math.exp(x - lse) - smoothing / columns for x in z]
        row[y] -= 1 - smoothing
        rows.append([slope / count for slope in row])
    return [[total / count if count else 0.0], *rows]
