"""Brute force for small cases: lists and math alone, every bin looked at for every row."""

import math


def ece(probs, labels, m):
    rows, labels = lists(probs, labels)
    if m < 1:
        raise ValueError("m")
    for row in rows:
        if any(not p >= 0 for p in row) or not abs(math.fsum(row) - 1) <= 1e-6:
            raise ValueError("a row")
    members = [[] for _ in range(m)]
    for row, label in zip(rows, labels):
        confidence = max(row)
        fitting = [b for b in range(1, m + 1) if confidence <= b / m] or [m]
        members[min(fitting) - 1].append((confidence, row.index(confidence) == label))
    return math.fsum(abs(math.fsum(right - p for p, right in one)) for one in members) / len(rows)


def fit_temperature(logits, labels):
    rows, labels = lists(logits, labels)
    if not all(math.isfinite(z) for row in rows for z in row):
        raise ValueError("a logit")
    if all(max(row) == min(row) for row in rows):
        return 1.0
    if all(row[label] == max(row) for row, label in zip(rows, labels)):
        return 0.01
    low, high = math.log(0.01), math.log(100)
    for _ in range(32):
        third = (high - low) / 3
        if nll(rows, labels, low + third) > nll(rows, labels, high - third):
            low += third
        else:
            high -= third
    return math.exp((low + high) / 2)


def nll(rows, labels, log_t):
    beta = math.exp(-log_t)
    losses = []
    for row, label in zip(rows, labels):
        top = max(row)
        total = math.fsum([math.exp((z - top) * beta) for z in row])
        losses.append(math.log(total) - (row[label] - top) * beta)
    return math.fsum(losses)


def lists(rows, labels):
    if str(rows.dtype) not in ("float16", "float32", "float64") or labels.dtype.kind not in "iu":
        raise ValueError("dtype")
    if rows.ndim != 2 or labels.ndim != 1 or len(rows) != len(labels) or rows.size == 0:
        raise ValueError("shape")
    rows, labels = rows.tolist(), labels.tolist()
    if any(not 0 <= label < len(rows[0]) for label in labels):
        raise ValueError("a label")
    return rows, labels
