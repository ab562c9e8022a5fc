"""Who has how much of the device's memory: what the submission may have is left free, and the owner takes the rest."""

import threading

import torch

from judge_gpu.asking import Gone

SLACK = 256 << 20  # for libraries and kernels on top of what a submission may have
KEPT = 1 << 30  # that a submission may hold on to between two cases
LEAST = 2 << 30  # that a submission may have, where the package says nothing of it


class Balloon:
    """Takes device memory out of everybody's reach, in pieces, so that only so much is left free."""

    PIECE = 4 << 30

    def __init__(self, device):
        self._device = device
        self._pieces = []

    @property
    def size(self):
        return sum(size for size, _ in self._pieces)

    def make_room(self, size):
        """Gives back pieces until `size` bytes are free, or all of it."""
        while self._pieces and self._device.free() < size:
            self._pieces.pop()[1]()

    def leave(self, size):
        """Has `size` bytes free, and no more: gives back pieces, or takes more."""
        self.make_room(size)
        granule, most = self._device.granule, self.PIECE
        while (surplus := self._device.free() - size) >= granule and most >= granule:
            piece = min(surplus, most) // granule * granule
            try:
                self._pieces.append((piece, self._device.reserve(piece)))
            except RuntimeError:
                most //= 2  # what is free need not be in one piece


class LowestFree:
    """Looks every millisecond how much is free while something is done."""

    def __init__(self, device):
        self._device = device
        self._before = self._lowest = device.free()
        self._ended = threading.Event()
        self._looker = threading.Thread(target=self._look)

    @property
    def taken(self):
        """Bytes that were free at the start and not at some time since."""
        return self._before - self._lowest

    def __enter__(self):
        self._looker.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._looker.join()

    def _look(self):
        self._device.enter()
        while not self._ended.wait(0.001):
            self._lowest = min(self._lowest, self._device.free())


class Room:
    def __init__(self, device):
        self._device = device
        self._balloon = Balloon(device)
        self._baseline = None  # free before the submission was there
        self._kept = 0  # held by the guest between the cases
        self._most = None  # that it may hold, where that is known
        self.shared = 0  # in the tensors that both sides have
        self.allowance = None  # for the submission's own use

    def begin(self):
        """From here on the guest's process is the submission's. The owner has been through a case, with all that this loads."""
        self._baseline = self._device.free() + self._own() + self.shared

    def allow(self, size):
        """Leaves free what the submission may have, `size` bytes or what the judge thinks enough, and takes the rest."""
        self.allowance = size if size is not None else max(LEAST, 2 * self.shared)
        self._most = max(self.allowance, self._kept) + SLACK
        self.tighten()

    def tighten(self):
        """Leaves the guest what it may have, where that is known, less what it has."""
        if self._most is not None:
            self._balloon.leave(max(0, self._most - self._held()))

    def make(self, size):
        """Has `size` bytes free for the owner itself, and something on top."""
        self._balloon.make_room(size + SLACK)

    def make_all(self):
        """Has all free that the owner has taken; `tighten` takes it again."""
        self._balloon.make_room(self._device.memory)

    def with_all(self, work):
        """What `work` returns; where memory is too short for it, with all that the owner has taken."""
        try:
            return work()
        except RuntimeError as error:
            if not is_lack_of_memory(error):
                raise
        # A case larger than those before, or pieces that no longer fit together, or the guest was quicker.
        torch.cuda.empty_cache()
        self.make_all()
        done = work()
        self.tighten()
        return done

    def beyond_allowance(self):
        """What is free of what the submission may not have, once all is."""
        return self._device.free() - max(0, self._most - self._held())

    def look(self):
        """Between two cases: finds a guest at fault that still has what it should have let go of."""
        if self._baseline is None:
            return
        self._most, self._kept = None, self._held()
        if self._kept > KEPT + SLACK:
            raise Gone("MLE", f"holds on to {self._kept >> 20} MiB of device memory between the tests")

    def is_hogged(self):
        """Whether the guest has more than it may."""
        return self._baseline is not None and self._held() > (self._most or KEPT + SLACK)

    def _held(self):
        """What the guest has beside what it had before the submission was there."""
        if self._device.name != "cuda":
            return 0  # nobody counts memory files
        return max(0, self._baseline - self._device.free() - self._own() - self.shared)

    def _own(self):
        """What this process has, without what the tests share."""
        return self._balloon.size + (torch.cuda.memory_reserved() if self._device.name == "cuda" else 0)


def is_lack_of_memory(error):
    """Whether an error of torch's or of the driver's says that the device has no memory left."""
    text = str(error).lower()
    return any(words in text for words in ("out of memory", "out_of_memory", "alloc_failed"))
