"""The data of calls, drawn from seeds. A seed gives the same data whenever it is asked, so that nobody has to keep them."""

import secrets

import torch


class Drawing:
    def __init__(self, problem, device):
        self._problem = problem
        self._generator = torch.Generator(device=device.torch)
        self._case = self._shape = None

    def begin(self, case):
        """Calls are of this case from here on."""
        self._case, self._shape = case, None

    @staticmethod
    def seed():
        """A seed that nobody can guess."""
        return secrets.randbits(63)

    def call(self, seed):
        """The call that a seed gives."""
        self._generator.manual_seed(seed)
        call = self._problem.make(self._case, self._generator)
        shape = self._shape_of(call)
        if self._shape not in (None, shape):
            raise ValueError("gpu/problem.py: make() gives other shapes or scalars in another call of the same case")
        self._shape = shape
        return call

    @staticmethod
    def _shape_of(call):
        """What all calls of a case have in common: the guest gets their memory and their scalars once."""
        inputs = {name: (tuple(tensor.shape), tensor.dtype) for name, tensor in call.inputs.items()}
        outputs = {name: (tuple(shape), dtype) for name, (shape, dtype) in call.outputs.items()}
        return inputs, outputs, call.scalars
