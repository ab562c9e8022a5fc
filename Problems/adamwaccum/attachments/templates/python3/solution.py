"""One step of AdamW: fill in the function. The statement has the contract."""

import numpy as np


def step(
    state: dict,  # "params", "m", "v": lists of N float64 arrays; "t": steps taken so far
    grads: list,  # K micro-batches, each a list of N arrays or None
    scale: float,  # what the loss was multiplied by
    cfg: dict,  # "lr", "beta1", "beta2", "eps", "weight_decay", "max_norm", "decayed"
):
    """Gives (new state, new scale); the arguments stay as they are."""
    raise NotImplementedError("step is still to be written")
