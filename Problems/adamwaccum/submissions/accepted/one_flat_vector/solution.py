"""All parameters with a gradient in one long vector; the step size takes up the corrections."""

import numpy as np


def step(state, grads, scale, cfg):
    params = state["params"]
    if not valid(params, grads, scale, cfg):
        raise ValueError("broken contract")
    used = [i for i in range(len(params)) if any(entries[i] is not None for entries in grads)]
    total = np.zeros(sum(params[i].size for i in used))
    for entries in grads:
        total += flatten(
            [np.zeros(params[i].shape) if entries[i] is None else entries[i] for i in used]
        )
    g = total / scale / len(grads)
    if not np.all(np.isfinite(g)):  # a sum of what is not finite never is
        return state, scale * 0.5
    if cfg["max_norm"] is not None:
        g *= min(1.0, cfg["max_norm"] / max(np.linalg.norm(g), 1e-300))
    steps = state["t"] + 1
    old, m, v = (flatten([state[key][i] for i in used]) for key in ("params", "m", "v"))
    m = g + cfg["beta1"] * (m - g)
    v = g * g * (1 - cfg["beta2"]) + cfg["beta2"] * v
    mask = np.repeat([cfg["decayed"][i] for i in used], [params[i].size for i in used])
    root = np.sqrt(1 - cfg["beta2"] ** steps)
    new = old * np.where(mask, 1 - cfg["lr"] * cfg["weight_decay"], 1.0)
    new -= cfg["lr"] * root / (1 - cfg["beta1"] ** steps) * m / (np.sqrt(v) + cfg["eps"] * root)
    result = {key: list(state[key]) for key in ("params", "m", "v")}
    offset = 0
    for i in used:
        end = offset + params[i].size
        for key, vector in (("params", new), ("m", m), ("v", v)):
            result[key][i] = vector[offset:end].reshape(params[i].shape)
        offset = end
    return dict(result, t=steps), scale


def flatten(arrays):
    return np.concatenate([np.zeros(0), *(array.reshape(-1).astype("d") for array in arrays)])


def valid(params, grads, scale, cfg):
    bound = 1.0 if cfg["max_norm"] is None else cfg["max_norm"]
    positive = [scale, cfg["eps"], bound]
    other = [cfg["lr"], cfg["weight_decay"], cfg["beta1"], cfg["beta2"]]
    return bool(
        np.all(np.isfinite(positive + other))
        and min(positive) > 0
        and min(other) >= 0
        and max(other[2:]) < 1
        and len(grads) >= 1
        and all(len(entries) == len(params) for entries in grads)
        and all(
            entry is None or (entry.shape == param.shape and entry.dtype.char in "efd")
            for entries in grads
            for entry, param in zip(entries, params)
        )
    )
