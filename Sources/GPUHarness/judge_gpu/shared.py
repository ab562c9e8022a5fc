"""The tensors of the calls of a turn: made by the owner, mapped by the guest as well, at other addresses for each turn."""

import math
import os
import secrets

import torch

from judge_gpu.memory import tensor_of


class Shared:
    def __init__(self, device, guest, room):
        self._device, self._guest, self._room = device, guest, room
        self._blocks = {}
        self.views, self.sizes = {}, {}  # by the names that tensors have among the calls of the turn
        self.calls = 1  # how many there are in a turn
        self.snapshots = []  # for each of them: memory of the owner's own for the outputs, by name

    @property
    def size(self):
        return sum(self.sizes.values())

    def hand_over_calls(self, call, count=1):
        """Makes the memory of some calls of a case and hands it to the guest."""
        tensors = {}
        for number in range(count):
            for name, tensor in call.inputs.items():
                tensors[numbered(name, number)] = (list(tensor.shape), tensor.dtype, tensor.numel() * tensor.element_size())
            for name, (shape, dtype) in call.outputs.items():
                size = math.prod(shape) * torch.empty(0, dtype=dtype).element_size()
                tensors[numbered(name, number)] = (list(shape), dtype, size)
        self.hand_over(tensors, call.scalars)
        self.calls = count
        self.snapshots = [
            {name: torch.empty(shape, dtype=dtype, device=self._device.torch) for name, (shape, dtype) in call.outputs.items()}
            for _ in range(count)
        ]

    def hand_over(self, tensors, scalars):
        """Makes memory for tensors, each given by shape, dtype and size, and hands it to the guest."""
        self._room.make(sum(size for _, _, size in tensors.values()))
        self._blocks = {name: self._device.make(size) for name, (_, _, size) in tensors.items()}
        self.views = {name: tensor_of(self._blocks[name], shape, dtype) for name, (shape, dtype, _) in tensors.items()}
        self.sizes = {name: size for name, (_, _, size) in tensors.items()}
        self._room.shared = self.size
        layout = [[name, shape, str(dtype).removeprefix("torch."), size] for name, (shape, dtype, size) in tensors.items()]
        descriptors = [self._blocks[name].descriptor for name in tensors]
        self._guest.ask({"do": "share", "tensors": layout, "scalars": scalars}, descriptors=descriptors)
        for descriptor in descriptors:
            os.close(descriptor)

    def take_back(self):
        self._guest.ask({"do": "release"})
        self.views, self.snapshots = {}, []
        for block in self._blocks.values():
            block.unmap()
        self._blocks, self._room.shared = {}, 0

    def spread(self, calls):
        """Has the guest map the memory anew, and lay out the arguments of its calls, which are lists of names."""
        offsets = {name: secrets.randbelow(512) << 21 for name in self.sizes}
        self._guest.ask({"do": "map", "offsets": offsets, "calls": calls})

    def spread_calls(self, parameters):
        """The same for a function with such parameters. Scalars are the same for all calls of the turn."""
        names = [[numbered(name, number) for name in parameters] for number in range(self.calls)]
        self.spread([[own if own in self.sizes else name for own, name in zip(row, parameters)] for row in names])

    def inputs(self, call, number):
        """What of one of the turn's calls lies in shared memory, beside what it should be."""
        return [(name, self.views[numbered(name, number)], tensor) for name, tensor in call.inputs.items()]

    def outputs(self, number):
        """The same of its outputs, beside the memory for their snapshots."""
        return [(self.views[numbered(name, number)], tensor) for name, tensor in self.snapshots[number].items()]


def numbered(name, number):
    """A tensor's name in one of the calls of a turn."""
    return f"{name}.{number}" if number else name
