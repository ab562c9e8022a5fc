"""A class with buffers of its own: a running mean over the micro-batches, updates in place."""

import numpy as np


def step(state, grads, scale, cfg):
    return Optimizer(state, cfg).step(grads, float(scale))


class Optimizer:
    def __init__(self, state, cfg):
        for low, names in ((0.0, ("lr", "weight_decay", "beta1", "beta2")), (5e-324, ("eps",))):
            for name in names:
                require(low <= cfg[name] < (1 if "beta" in name else np.inf), name)
        require(cfg["max_norm"] is None or 0 < cfg["max_norm"] < np.inf, "max_norm")
        self.state, self.cfg = state, cfg

    def step(self, grads, scale):
        require(0 < scale < np.inf, "scale")
        require(len(grads) > 0, "number of micro-batches")
        shapes = [p.shape for p in self.state["params"]]
        for micro in grads:
            require(
                [p.shape if g is None else g.shape for g, p in zip(micro, self.state["params"])]
                == shapes
                and len(micro) == len(shapes),
                "shapes",
            )
            require(
                all(g is None or g.dtype.kind == "f" and g.dtype.itemsize <= 8 for g in micro),
                "dtype",
            )
        means, ok = {}, True
        for number, micro in enumerate(grads, 1):
            for i, g in enumerate(micro):
                if g is not None:
                    ok = ok and bool(np.isfinite(g).all())
                    means.setdefault(i, np.zeros(shapes[i]))
            if not ok:
                return self.state, np.float64(scale) / 2
            for i, value in means.items():
                new = 0.0 if micro[i] is None else micro[i].astype(np.float64) / scale
                value += (new - value) / number
        self.clip(means)
        return self.apply(means), np.float64(scale)

    def clip(self, means):
        if self.cfg["max_norm"] is not None:
            norm = np.sqrt(np.sum([np.vdot(g, g) for g in means.values()]))
            if norm > self.cfg["max_norm"]:
                for g in means.values():
                    g *= self.cfg["max_norm"] / norm

    def apply(self, means):
        cfg = self.cfg
        state = {key: [a.copy() for a in self.state[key]] for key in ("params", "m", "v")}
        state["t"] = np.int64(self.state["t"] + 1)
        b1, b2, t = cfg["beta1"], cfg["beta2"], int(state["t"])
        for i, g in means.items():
            p, m, v = (state[key][i] for key in ("params", "m", "v"))
            if cfg["decayed"][i]:
                p *= 1 - cfg["lr"] * cfg["weight_decay"]
            m *= b1
            m += (1 - b1) * g
            v *= b2
            v += (1 - b2) * np.square(g)
            denominator = np.sqrt(v / (1 - b2**t))
            denominator += cfg["eps"]
            p -= cfg["lr"] / (1 - b1**t) * (m / denominator)
        return state


def require(condition, what):
    if not condition:
        raise ValueError("wrong: " + what)
