"""Cross-entropy and its gradient: fill in the function. The statement has the contract."""

import torch  # noqa: F401


def fused_xent_backward(logits, targets, loss, grad, ignore_index, label_smoothing):
    """Writes the mean loss over valid tokens to `loss` and its gradient by the logits to `grad`.

    logits: [N, V], float32 or bfloat16    targets: [N], int64    loss: [1], float32    grad: [N, V], of the logits' type
    """
    # TODO: loss and grad are untouched as yet
