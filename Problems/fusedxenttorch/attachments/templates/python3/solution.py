"""Fused cross-entropy with accuracy: fill in the function. The statement has the contract."""

import torch


def fused_xent_with_accuracy(
    logits: torch.Tensor,  # [B, T, V], float16, bfloat16, float32 or float64
    targets: torch.Tensor,  # [B, T], int32 or int64
    ignore_index: int = -100,
    label_smoothing: float = 0.0,
    reduction: str = "mean",
):
    """Gives (loss, accuracy), both 0-d float32, or float64 for float64 logits."""
    raise NotImplementedError("fused_xent_with_accuracy is still to be written")
