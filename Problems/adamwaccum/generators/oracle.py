"""The oracle: a step from the definition, in float64, with sums that are rounded once.

Shares no code with the submissions. selfcheck.py holds it against every correct solution and
against decimals.
"""

import math

import numpy as np

FLOATS = ("float16", "float32", "float64")


def step(state, grads, scale, cfg):
    """(new state, new scale); None where ValueError is due."""
    if broken(state["params"], grads, scale, cfg):
        return None
    given = [[entry for entry in column if entry is not None] for column in zip(*grads)]
    if not all(np.isfinite(entry).all() for column in given for entry in column):
        return state, scale / 2
    means = [mean(column, len(grads), scale) if column else None for column in given]
    factor = clip_factor([one for one in means if one is not None], cfg["max_norm"])
    t = state["t"] + 1
    new = {"params": [], "m": [], "v": [], "t": t}
    for p, m, v, g, decayed in zip(*map(state.get, ("params", "m", "v")), means, cfg["decayed"]):
        if g is not None:
            g = g * factor
            m = cfg["beta1"] * m + (1 - cfg["beta1"]) * g
            v = cfg["beta2"] * v + (1 - cfg["beta2"]) * g * g
            first, second = m / (1 - cfg["beta1"] ** t), v / (1 - cfg["beta2"] ** t)
            change = first / (np.sqrt(second) + cfg["eps"])
            if decayed:
                change = change + cfg["weight_decay"] * p
            p = p - cfg["lr"] * change
        for key, array in zip(("params", "m", "v"), (p, m, v)):
            new[key].append(np.asarray(array))
    return new, scale


def mean(column, count, scale):
    """The unscaled mean; micro-batches without this gradient count as zeros."""
    total = np.zeros(column[0].shape, np.longdouble)
    for entry in column:
        total = total + entry.astype(np.longdouble)
    return (total / count / scale).astype(np.float64)


def clip_factor(means, max_norm):
    norm = math.sqrt(math.fsum(x * x for one in means for x in one.reshape(-1).tolist()))
    return max_norm / norm if max_norm is not None and norm > max_norm else 1.0


def broken(params, grads, scale, cfg):
    """Whether the contract is."""
    numbers = [scale, *(cfg[key] for key in ("lr", "beta1", "beta2", "eps", "weight_decay"))]
    numbers += [] if cfg["max_norm"] is None else [cfg["max_norm"]]
    if not all(math.isfinite(one) for one in numbers):
        return True
    if scale <= 0 or cfg["lr"] < 0 or cfg["eps"] <= 0 or cfg["weight_decay"] < 0:
        return True
    if not 0 <= cfg["beta1"] < 1 or not 0 <= cfg["beta2"] < 1:
        return True
    if cfg["max_norm"] is not None and cfg["max_norm"] <= 0:
        return True
    return not grads or any(not fits(entries, params) for entries in grads)


def fits(entries, params):
    """Whether a micro-batch has a right gradient, or none, for each parameter."""
    return len(entries) == len(params) and all(
        entry is None or (entry.dtype.name in FLOATS and entry.shape == param.shape)
        for entry, param in zip(entries, params)
    )
