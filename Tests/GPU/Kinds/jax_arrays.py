"""JAX on the tensors' own memory; what it makes is copied from its own."""

import jax
import jax.numpy as jnp
import torch


@jax.jit
def rows(x):
    numbers = x.astype(jnp.float32)
    top = jnp.max(numbers, axis=1, keepdims=True)
    powers = jnp.exp(numbers - jnp.where(jnp.isneginf(top), 0, top))
    total = jnp.sum(powers, axis=1, keepdims=True)
    return (powers / jnp.where(total == 0, 1, total)).astype(x.dtype)


def softmax(x, y):
    y.copy_(torch.from_dlpack(rows(jnp.from_dlpack(x)).block_until_ready()))
