"""PyTorch, compiled: Inductor makes Triton kernels of it."""

import torch


@torch.compile(dynamic=True)
def rows(x):
    numbers = x.float()
    top = numbers.amax(1, keepdim=True)
    powers = torch.exp(numbers - torch.where(torch.isneginf(top), 0.0, top))
    total = powers.sum(1, keepdim=True)
    return (powers / torch.where(total == 0, 1.0, total)).to(x.dtype)


def softmax(x, y):
    y.copy_(rows(x))
