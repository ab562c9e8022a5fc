"""A top-k and top-p sampler: fill in the function. The statement has the contract."""

import numpy as np


def sample(
    logits: np.ndarray,  # [B, V], float16, float32 or float64
    u: np.ndarray,  # [B], float64, from 0 up to but not including 1
    k: int,  # 0: all tokens
    p: float,  # 1: all tokens
    temperature: float,  # 0: the greatest logit
) -> np.ndarray:
    """Gives [B], the id of the chosen token of each row, of any integer dtype."""
    raise NotImplementedError("sample is still to be written")
