"""The tensors of the calls of a turn: made by the owner, mapped by the guest as well, at other addresses for each turn.

Beside them the owner has memory of its own for each call. Before the turn its inputs wait there for those of all other calls, and
after it the snapshot of its outputs is there.
"""

import math
import os
import secrets

import torch

from judge_gpu.memory import tensor_in, tensor_of
from judge_gpu.problem import poison

ALIGNED = 512  # what a tensor's place in the owner's own memory is a multiple of, in bytes


class Shared:
    def __init__(self, device, guest, room):
        self._device, self._guest, self._room = device, guest, room
        self._blocks, self._views = {}, {}  # by the names that tensors have among the calls of the turn
        self._inputs, self._outputs = {}, {}  # of one call: shape, dtype and size by name
        self._own = []  # for each call of the turn: memory of this side alone, as bytes
        self.calls = 1  # how many there are in a turn

    @property
    def tensors(self):
        """How many tensors each call has."""
        return len(self._inputs) + len(self._outputs)

    @property
    def size_of_call(self):
        """Bytes that a call takes of the device's memory, on both sides."""
        shared = sum(self._device.rounded(size) for _, _, size in [*self._inputs.values(), *self._outputs.values()])
        return shared + self._own_size

    @property
    def _own_size(self):
        return max(extent(self._inputs), extent(self._outputs))

    # ---- the memory

    def hand_over_calls(self, call, count=1):
        """Makes the memory of some calls like this one and hands it to the guest, in the place of what there was."""
        self.take_back()
        self._inputs = {name: laid(tensor.shape, tensor.dtype) for name, tensor in call.inputs.items()}
        self._outputs = {name: laid(*output) for name, output in call.outputs.items()}
        self._room.make(count * self.size_of_call)
        one = {**self._inputs, **self._outputs}
        self.hand_over({numbered(name, number): one[name] for number in range(count) for name in one}, call.scalars)
        self.calls = count
        for _ in range(count):
            self._own.append(torch.empty(self._own_size, dtype=torch.uint8, device=self._device.torch))

    def hand_over(self, tensors, scalars):
        """Makes memory for tensors, each given by shape, dtype and size, and hands it to the guest."""
        self._room.make(sum(self._device.rounded(size) for _, _, size in tensors.values()))
        try:
            for name, (shape, dtype, size) in tensors.items():
                # One by one: where one cannot be made, `take_back` knows of those before it.
                self._blocks[name] = self._device.make(size)
                self._room.shared += self._device.rounded(size)
                self._views[name] = tensor_of(self._blocks[name], shape, dtype)
            layout = [[name, shape, str(dtype).removeprefix("torch."), size] for name, (shape, dtype, size) in tensors.items()]
            descriptors = [self._blocks[name].descriptor for name in tensors]
            self._guest.ask({"do": "share", "tensors": layout, "scalars": scalars}, descriptors=descriptors)
        finally:
            for block in self._blocks.values():
                os.close(block.descriptor)

    def take_back(self):
        self._guest.ask({"do": "release"})
        self._views, self._own = {}, []
        for block in self._blocks.values():
            block.unmap()
        self._blocks, self._room.shared = {}, 0

    # ---- the guest's calls

    def spread(self, calls):
        """Has the guest map the memory anew, and lay out the arguments of its calls, which are lists of names."""
        offsets = {name: secrets.randbelow(512) << 21 for name in self._views}
        self._guest.ask({"do": "map", "offsets": offsets, "calls": calls})

    def spread_calls(self, parameters):
        """The same for a function with such parameters. Scalars are the same for all calls of the turn."""
        names = [[numbered(name, number) for name in parameters] for number in range(self.calls)]
        self.spread([[own if own in self._views else name for own, name in zip(row, parameters)] for row in names])

    def view(self, name, number=0):
        """A tensor of one of the turn's calls, as the guest has it too."""
        return self._views[numbered(name, number)]

    # ---- their data

    def stage(self, number, call):
        """Has a call's inputs wait in this side's own memory; returns them as they are there."""
        staged = self._staged(number)
        for name, tensor in call.inputs.items():
            staged[name].copy_(tensor)
        return staged

    def staged_copies(self):
        """What is left to do for the inputs of all calls to be there, in an order by chance: pairs of target and source."""
        copies = [
            (self.view(name, number), source)
            for number in range(self.calls) for name, source in self._staged(number).items() if source.numel()
        ]
        secrets.SystemRandom().shuffle(copies)
        return copies

    def poison(self):
        """Fills the outputs of all calls with what is no result."""
        for number in range(self.calls):
            for name in self._outputs:
                poison(self.view(name, number))

    def take_snapshots(self):
        """Copies the outputs of all calls. In an order by chance: nobody can run ahead of it, should the guest get the GPU back."""
        for number in secrets.SystemRandom().sample(range(self.calls), self.calls):
            for name, snapshot in self.snapshot(number).items():
                snapshot.copy_(self.view(name, number))

    def snapshot(self, number):
        """A call's outputs as they were; before that, the memory for them."""
        return carved(self._own[number], self._outputs)

    def _staged(self, number):
        return carved(self._own[number], self._inputs)


def numbered(name, number):
    """A tensor's name in one of the calls of a turn."""
    return f"{name}.{number}" if number else name


def laid(shape, dtype):
    """Shape, dtype and size in bytes of a tensor."""
    return list(shape), dtype, math.prod(shape) * torch.empty(0, dtype=dtype).element_size()


def extent(tensors):
    """Bytes that some tensors take, one behind the other."""
    return sum(-(-size // ALIGNED) * ALIGNED for _, _, size in tensors.values())


def carved(bytes, tensors):
    """Tensors in memory, one behind the other."""
    views, start = {}, 0
    for name, (shape, dtype, size) in tensors.items():
        views[name] = tensor_in(bytes[start : start + size], shape, dtype)
        start += -(-size // ALIGNED) * ALIGNED
    return views
