"""Logarithms of probabilities throughout: no exp but in logaddexp, and u becomes log(u)."""

import numpy as np


def sample(logits, u, k, p, temperature):
    if logits.dtype.char not in "efd" or u.dtype.char != "d":
        raise ValueError("bad dtype")
    if (logits.ndim, u.ndim) != (2, 1) or u.size != logits.shape[0] or logits.shape[1] == 0:
        raise ValueError("bad shape")
    if k < 0 or not 0 < p <= 1 or not (temperature >= 0 and np.isfinite(temperature)):
        raise ValueError("bad k, p or temperature")
    if not (u >= 0).all() or not (u < 1).all():
        raise ValueError("bad u")
    if np.isnan(logits).any() or (logits == np.inf).any():
        raise ValueError("a logit is nan or +inf")
    if not (logits > -np.inf).any(axis=1).all():
        raise ValueError("a row is all -inf")
    rows = [choose(*pair, k, p, temperature) for pair in zip(logits, u)]
    return np.array(rows, dtype=np.int32)


def choose(row, u, k, p, temperature):
    greatest = float(row.max())
    if temperature == 0:
        return np.flatnonzero(row == greatest)[0]
    ids = np.argsort(row[::-1], kind="stable")[::-1]
    ids = len(row) - 1 - ids  # greatest first; of equal ones the lowest id first
    ids = ids[: k or None]
    shifted = (row[ids].astype(np.float64) - greatest) / temperature
    ids, shifted = ids[shifted > -700], shifted[shifted > -700]  # less than any margin
    running = np.logaddexp.accumulate(shifted)
    if p < 1:
        count = 1 + np.count_nonzero(running < np.log(p) + running[-1])
        ids, shifted = ids[:count], shifted[:count]
    rising = np.argsort(ids)
    ids, running = ids[rising], np.logaddexp.accumulate(shifted[rising])
    if u == 0:
        return ids[0]
    place = np.count_nonzero(running <= np.log(u) + running[-1])
    return ids[min(place, len(ids) - 1)]
