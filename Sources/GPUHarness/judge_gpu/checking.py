"""Whether the guest's calls are right: inputs as they were, bit by bit, and outputs as the package's check wants them."""

import torch

from judge_gpu.asking import Failed, clean

PART = 1 << 26  # bytes that are compared at a time: a comparison needs memory too, and who is to have it is settled
INTEGERS = {1: torch.uint8, 2: torch.int16, 4: torch.int32, 8: torch.int64}  # by size


class Checking:
    def __init__(self, problem, drawing, shared, room, stopwatch):
        self._problem, self._drawing, self._shared = problem, drawing, shared
        self._room, self._stopwatch = room, stopwatch

    def rehearse(self):
        """All that checking does, once and without the guest: the memory for it is in this process's hands then.

        For a case whose calls lie in shared memory. The guest can change nothing of what is looked at here: whatever is wrong is
        the package's fault."""
        seed = self._drawing.seed()
        staged = self._shared.stage(0, self._drawing.call(seed))
        call = self._drawing.call(seed)
        for name, tensor in staged.items():
            if not same_bits(tensor, call.inputs[name]):
                raise ValueError(f"gpu/problem.py: make() draws another {name} from the same seed")
        want, got = self._problem.reference(call), self._shared.snapshot(0)
        for name, tensor in got.items():
            tensor.copy_(want[name].to(tensor.dtype))
        difference = self._problem.check(call, got, want)
        if difference:
            raise ValueError(f"gpu/problem.py: the reference fails the check: {clean(difference)}")

    def verify(self, calls):
        """Checks the calls of a turn, as they were laid out."""
        # All snapshots come first: what comes later than the guest's word is to come too late.
        self._shared.take_snapshots()
        self._stopwatch.wait()
        for number, call in enumerate(calls):
            flaw = self._room.with_all(lambda: self._flaw(number, call.seed))
            if flaw:
                raise Failed("WA", flaw)

    def _flaw(self, number, seed):
        call = self._drawing.call(seed)
        for name, tensor in call.inputs.items():
            if not same_bits(self._shared.view(name, number), tensor):
                return f"changes its input {name}"
        difference = self._problem.check(call, self._shared.snapshot(number), self._problem.reference(call))
        return difference and clean(difference)


def same_bits(one, other):
    """Whether two tensors of one shape and type have the same bits: numbers are no measure, as NaN is not NaN and 0 is -0."""
    integer = INTEGERS[one.element_size()]
    ones, others = (tensor.reshape(-1).view(integer).split(PART // one.element_size()) for tensor in (one, other))
    return all(torch.equal(*parts) for parts in zip(ones, others))
