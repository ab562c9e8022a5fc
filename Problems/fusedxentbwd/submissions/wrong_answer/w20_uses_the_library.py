"""W20: lets the library do it, which the statement forbids. Refused before the first case, wherever a GPU judges."""

import torch
import torch.nn.functional as F


def fused_xent_backward(logits, targets, loss, grad, ignore_index, label_smoothing):
    logits, targets, loss, grad = map(torch.as_tensor, (logits, targets, loss, grad))
    z = logits.detach().float().requires_grad_()
    mean = F.cross_entropy(z, targets, ignore_index=ignore_index, label_smoothing=label_smoothing)
    mean.backward()
    valid = (targets != ignore_index).any()
    loss.copy_(torch.where(valid, mean.detach(), torch.zeros_like(mean)).reshape(1))
    grad.copy_(z.grad)
