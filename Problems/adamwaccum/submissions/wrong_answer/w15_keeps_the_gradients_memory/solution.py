"""Wrong (W15): with beta1 0 and one float64 micro-batch the first moment is the caller's array."""

import numpy as np


def step(state, grads, scale, cfg):
    check(state["params"], grads, scale, cfg)
    if not all(np.isfinite(g).all() for micro in grads for g in micro if g is not None):
        return state, scale / 2
    means = [mean(column, scale) for column in zip(*grads)]
    if cfg["max_norm"] is not None:
        norm = np.sqrt(sum(np.sum(np.square(g)) for g in means if g is not None))
        if norm > cfg["max_norm"]:
            means = [g if g is None else g * (cfg["max_norm"] / norm) for g in means]
    new = {key: list(state[key]) for key in ("params", "m", "v")}
    new["t"] = state["t"] + 1
    for i, g in enumerate(means):
        if g is not None:
            decay = cfg["weight_decay"] if cfg["decayed"][i] else 0.0
            old = (state[key][i] for key in ("params", "m", "v"))
            new["params"][i], new["m"][i], new["v"][i] = update(*old, g, decay, new["t"], cfg)
    return new, scale


def mean(column, scale):
    present = [np.asarray(g, dtype=np.float64) for g in column if g is not None]
    if len(column) * scale == 1 and present:
        return present[0]
    return sum(present) / len(column) / scale if present else None


def update(p, m, v, g, decay, t, cfg):
    m = g if cfg["beta1"] == 0 else cfg["beta1"] * m + (1 - cfg["beta1"]) * g
    v = cfg["beta2"] * v + (1 - cfg["beta2"]) * g * g
    m_hat = m / (1 - cfg["beta1"] ** t)
    v_hat = v / (1 - cfg["beta2"] ** t)
    p = p - cfg["lr"] * decay * p - cfg["lr"] * m_hat / (np.sqrt(v_hat) + cfg["eps"])
    return p, m, v


def check(params, grads, scale, cfg):
    bound = cfg["max_norm"]
    positive = [scale, cfg["eps"], 1.0 if bound is None else bound]
    betas = [cfg["beta1"], cfg["beta2"]]
    others = [*betas, cfg["lr"], cfg["weight_decay"]]
    if not np.isfinite(positive + others).all() or min(positive) <= 0 or min(others) < 0:
        raise ValueError("a number in cfg, or the scale")
    if max(betas) >= 1:
        raise ValueError("beta1 and beta2 must be below 1")
    if not grads or any(len(micro) != len(params) for micro in grads):
        raise ValueError("number of micro-batches or of entries")
    for micro in grads:
        for g, p in zip(micro, params):
            if g is not None and g.dtype not in (np.float16, np.float32, np.float64):
                raise ValueError("gradients must be floats")
            if g is not None and g.shape != p.shape:
                raise ValueError("a gradient must have the shape of its parameter")
