"""Attention with masks: fill in the function. The statement has the contract."""

import numpy as np


def attention(
    q: np.ndarray,  # [B, Hq, T, D], float16, float32 or float64
    k: np.ndarray,  # [B, Hkv, S, D], of the same dtype
    v: np.ndarray,  # [B, Hkv, S, D], of the same dtype
    lengths: np.ndarray,  # [B], int32 or int64
    causal: bool,
) -> np.ndarray:
    """Gives [B, Hq, T, D], float32, or float64 for float64 inputs."""
    raise NotImplementedError("attention is still to be written")
