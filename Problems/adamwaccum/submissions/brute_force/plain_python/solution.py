"""Brute force for small cases: lists of floats and math, by elements. Too slow when big."""

import math

import numpy as np


def step(state, grads, scale, cfg):
    params = state["params"]
    check(params, grads, scale, cfg)
    count = len(grads)
    lists = [[None if g is None else flat(g) for g in entries] for entries in grads]
    if not all(math.isfinite(x) for entries in lists for g in entries if g for x in g):
        return state, scale / 2
    means = []
    for i in range(len(params)):
        columns = [entries[i] for entries in lists if entries[i] is not None]
        means.append([math.fsum(xs) / count / scale for xs in zip(*columns)] if columns else None)
    if cfg["max_norm"] is not None:
        norm = math.hypot(*(x for g in means if g for x in g))
        if norm > cfg["max_norm"]:
            means = [g and [x * cfg["max_norm"] / norm for x in g] for g in means]
    t = state["t"] + 1
    new = {"params": [], "m": [], "v": [], "t": t}
    for i, g in enumerate(means):
        decay = cfg["weight_decay"] * bool(cfg["decayed"][i])
        old = [flat(state[key][i]) for key in ("params", "m", "v")]
        if g is not None:
            rows = [element(*four, decay, t, cfg) for four in zip(*old, g)]
            old = list(zip(*rows)) or [(), (), ()]
        for key, numbers in zip(("params", "m", "v"), old):
            new[key].append(np.array(numbers, dtype=np.float64).reshape(params[i].shape))
    return new, scale


def flat(array):
    return [float(array[index]) for index in np.ndindex(array.shape)]


def element(p, m, v, g, decay, t, cfg):
    m = cfg["beta1"] * m + (1 - cfg["beta1"]) * g
    v = cfg["beta2"] * v + (1 - cfg["beta2"]) * g * g
    ratio = (m / (1 - cfg["beta1"] ** t)) / (math.sqrt(v / (1 - cfg["beta2"] ** t)) + cfg["eps"])
    return p - cfg["lr"] * (ratio + decay * p), m, v


def check(params, grads, scale, cfg):
    bound = cfg["max_norm"]
    if not 0 < scale < math.inf or not 0 < cfg["eps"] < math.inf:
        raise ValueError("scale or eps")
    if not 0 <= cfg["lr"] < math.inf or not 0 <= cfg["weight_decay"] < math.inf:
        raise ValueError("lr or weight_decay")
    if not 0 <= cfg["beta1"] < 1 or not 0 <= cfg["beta2"] < 1:
        raise ValueError("beta1 or beta2")
    if bound is not None and not 0 < bound < math.inf:
        raise ValueError("max_norm")
    if not grads:
        raise ValueError("no micro-batch")
    for entries in grads:
        if len(entries) != len(params):
            raise ValueError("number of entries")
        for g, p in zip(entries, params):
            if g is not None and str(g.dtype) not in ("float16", "float32", "float64"):
                raise ValueError("dtype")
            if g is not None and g.shape != p.shape:
                raise ValueError("shape")
