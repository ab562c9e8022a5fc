"""CuPy on the tensors' own memory. It has no bfloat16, so it works on float32."""

import cupy
import torch


def softmax(x, y):
    numbers = cupy.from_dlpack(x.float())
    top = numbers.max(axis=1, keepdims=True)
    result = numbers - cupy.where(cupy.isneginf(top), 0, top)
    cupy.exp(result, out=result)
    total = result.sum(axis=1, keepdims=True)
    result /= cupy.where(total == 0, 1, total)
    y.copy_(torch.from_dlpack(result))
