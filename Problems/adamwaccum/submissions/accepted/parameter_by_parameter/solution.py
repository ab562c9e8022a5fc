"""Reference: checks, looks for what is not finite, then one parameter after the other."""

import math

import numpy as np

DTYPES = (np.float16, np.float32, np.float64)


def step(state, grads, scale, cfg):
    check(state["params"], grads, scale, cfg)
    arrays = [gradient for entries in grads for gradient in entries if gradient is not None]
    if not all(np.isfinite(array).all() for array in arrays):
        return state, scale / 2

    means = [mean(column, scale) for column in zip(*grads)]
    factor = clip(means, cfg["max_norm"])
    t = state["t"] + 1
    params, first, second = [], [], []
    for p, m, v, g, decayed in zip(state["params"], state["m"], state["v"], means, cfg["decayed"]):
        if g is not None:
            g = g * factor
            m = cfg["beta1"] * m + (1 - cfg["beta1"]) * g
            v = cfg["beta2"] * v + (1 - cfg["beta2"]) * g**2
            m_hat = m / (1 - cfg["beta1"] ** t)
            v_hat = v / (1 - cfg["beta2"] ** t)
            decay = cfg["weight_decay"] if decayed else 0.0
            p = p - cfg["lr"] * decay * p - cfg["lr"] * m_hat / (np.sqrt(v_hat) + cfg["eps"])
        params.append(p)
        first.append(m)
        second.append(v)
    return {"params": params, "m": first, "v": second, "t": t}, scale


def mean(column, scale):
    """The unscaled mean over the micro-batches; None if no micro-batch has a gradient."""
    present = [gradient for gradient in column if gradient is not None]
    if not present:
        return None
    total = np.zeros(present[0].shape)
    for gradient in present:
        total += gradient.astype(np.float64)
    return total / (len(column) * scale)


def clip(means, max_norm):
    """What all gradients are multiplied by."""
    if max_norm is None:
        return 1.0
    norm = math.sqrt(sum(np.sum(g**2) for g in means if g is not None))
    return max_norm / norm if norm > max_norm else 1.0


def check(params, grads, scale, cfg):
    if not (math.isfinite(scale) and scale > 0):
        raise ValueError("the scale must be positive and finite")
    for name in ("lr", "weight_decay"):
        if not (math.isfinite(cfg[name]) and cfg[name] >= 0):
            raise ValueError(f"{name} must be finite and at least 0")
    for name in ("beta1", "beta2"):
        if not 0 <= cfg[name] < 1:
            raise ValueError(f"{name} must be in [0, 1)")
    if not (math.isfinite(cfg["eps"]) and cfg["eps"] > 0):
        raise ValueError("eps must be positive and finite")
    bound = cfg["max_norm"]
    if bound is not None and not (math.isfinite(bound) and bound > 0):
        raise ValueError("max_norm must be None, or positive and finite")
    if len(grads) == 0:
        raise ValueError("there is no micro-batch")
    for entries in grads:
        if len(entries) != len(params):
            raise ValueError("a micro-batch needs an entry for each parameter")
        for gradient, param in zip(entries, params):
            if gradient is None:
                continue
            if gradient.dtype not in DTYPES:
                raise ValueError("gradients must be float16, float32 or float64")
            if gradient.shape != param.shape:
                raise ValueError("a gradient must have the shape of its parameter")
