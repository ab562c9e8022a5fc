"""Device memory that two processes share: made by one of them, handed to the other as descriptors.

On a GPU this is the CUDA driver's virtual memory management (cuMemCreate and its kin); each block's descriptor goes through
a Unix socket. Where there is no GPU, and somebody asks for it by JUDGE_GPU_DEVICE=host, the same harness works on memory
files, so that all but the kernels can be tried on any machine.
"""

import fcntl
import math
import mmap
import os
import time

import torch


def device():
    """The device of this process."""
    return Host() if os.environ.get("JUDGE_GPU_DEVICE") == "host" else Cuda()


def tensor_of(block, shape, dtype):
    """A block of memory as a tensor; `block` must outlive it."""
    return tensor_in(block.bytes, shape, dtype)


def tensor_in(bytes, shape, dtype):
    """The first bytes of a flat uint8 tensor as another one."""
    count = math.prod(shape)
    if count == 0:
        return torch.empty(shape, dtype=dtype, device=bytes.device)
    return bytes[: count * torch.empty(0, dtype=dtype).element_size()].view(dtype).view(shape)


class _Block:
    """Shared memory, mapped into this process."""

    def __init__(self, bytes, unmap, descriptor=None):
        self.bytes = bytes  # a flat uint8 tensor
        self.descriptor = descriptor  # to hand over; the maker's to close
        self._unmap = unmap

    def unmap(self):
        self.bytes = None
        self._unmap()


class Cuda:
    """The first CUDA device that this process sees, in its primary context, which torch and the CUDA runtime use too."""

    name = "cuda"

    def __init__(self):
        from cuda.bindings import driver

        self._driver = driver
        self._call(driver.cuInit, 0)
        self._device = self._call(driver.cuDeviceGet, 0)
        # A wait that spins has the least jitter. It fails, and may, where the context exists already.
        driver.cuDevicePrimaryCtxSetFlags(self._device, driver.CUctx_flags.CU_CTX_SCHED_SPIN)
        self._context = self._call(driver.cuDevicePrimaryCtxRetain, self._device)
        self.enter()
        self.torch = torch.device("cuda", 0)
        properties = driver.CUmemAllocationProp()
        properties.type = driver.CUmemAllocationType.CU_MEM_ALLOCATION_TYPE_PINNED
        properties.location.type = driver.CUmemLocationType.CU_MEM_LOCATION_TYPE_DEVICE
        properties.location.id = 0
        self._plain = properties
        self.granule = self._call(
            driver.cuMemGetAllocationGranularity,
            properties,
            driver.CUmemAllocationGranularity_flags.CU_MEM_ALLOC_GRANULARITY_MINIMUM,
        )
        self._by_descriptor = driver.CUmemAllocationHandleType.CU_MEM_HANDLE_TYPE_POSIX_FILE_DESCRIPTOR
        self._null = self._call(driver.cuMemAlloc, 4096)
        self.memory = int(self._call(driver.cuMemGetInfo)[1])

    def enter(self):
        """Makes the context that of the calling thread, as each thread must before anything else."""
        self._call(self._driver.cuCtxSetCurrent, self._context)

    def _call(self, function, *arguments):
        error, *results = function(*arguments)
        if error != self._driver.CUresult.CUDA_SUCCESS:
            raise RuntimeError(f"{function.__name__}: {error.name}")
        return results[0] if len(results) == 1 else results

    def make(self, size):
        """Memory to share, with its descriptor."""
        size = self.rounded(size)
        properties = self._driver.CUmemAllocationProp()
        properties.type = self._plain.type
        properties.location = self._plain.location
        properties.requestedHandleTypes = self._by_descriptor
        handle = self._call(self._driver.cuMemCreate, size, properties, 0)
        descriptor = int(self._call(self._driver.cuMemExportToShareableHandle, handle, self._by_descriptor, 0))
        return self._mapped(handle, size, 0, descriptor)

    def open(self, descriptor, size, offset=0):
        """Memory that another process made. `offset` moves its address, so that two mappings need not have the same one."""
        handle = self._call(self._driver.cuMemImportFromShareableHandle, descriptor, self._by_descriptor)
        return self._mapped(handle, self.rounded(size), self.rounded(offset) if offset else 0)

    def reserve(self, size):
        """Takes memory out of everybody's reach, a multiple of the granule; returns what gives it back."""
        handle = self._call(self._driver.cuMemCreate, size, self._plain, 0)
        return lambda: self._call(self._driver.cuMemRelease, handle)

    def rounded(self, size):
        """What memory of some size takes."""
        return max(1, -(-size // self.granule)) * self.granule

    def _mapped(self, handle, size, offset, descriptor=None):
        driver = self._driver
        start = self._call(driver.cuMemAddressReserve, offset + size, 0, 0, 0)
        address = int(start) + offset
        self._call(driver.cuMemMap, address, size, 0, handle, 0)
        access = driver.CUmemAccessDesc()
        access.location = self._plain.location
        access.flags = driver.CUmemAccess_flags.CU_MEM_ACCESS_FLAGS_PROT_READWRITE
        self._call(driver.cuMemSetAccess, address, size, [access], 1)
        # The mapping keeps the memory.
        self._call(driver.cuMemRelease, handle)

        def unmap():
            self._call(driver.cuMemUnmap, address, size)
            self._call(driver.cuMemAddressFree, start, offset + size)

        view = type("Bytes", (), {})()
        view.__cuda_array_interface__ = {
            "shape": (size,), "typestr": "|u1", "data": (address, False), "version": 2, "strides": None,
        }
        return _Block(torch.as_tensor(view, device=self.torch), unmap, descriptor)

    def synchronize(self):
        """Waits for the default stream, which is what a function works on or waits for its own streams in."""
        self._call(self._driver.cuStreamSynchronize, self._driver.CUstream(self._driver.CU_STREAM_LEGACY))

    def null(self):
        """The least work there is."""
        self._call(self._driver.cuMemsetD8, self._null, 0, 4096)
        self.synchronize()

    def mark(self):
        """Notes the time on the device at which what was started before is done; None where that fails."""
        error, event = self._driver.cuEventCreate(0)
        if error == self._driver.CUresult.CUDA_SUCCESS and not int(self._driver.cuEventRecord(event, 0)[0]):
            return event
        return None

    def between(self, start, end):
        """Microseconds from one mark to the other, both of them reached; None where that fails."""
        if start is None or end is None:
            return None
        error, *milliseconds = self._driver.cuEventElapsedTime(start, end)
        for event in (start, end):
            self._driver.cuEventDestroy(event)
        return None if int(error) else float(milliseconds[0]) * 1e3

    def free(self):
        """Device memory that nobody has, in bytes."""
        return int(self._call(self._driver.cuMemGetInfo)[0])

    def facts(self):
        """What the device is, for the report; L2 in bytes, peak in bytes per second."""
        attribute = self._driver.CUdevice_attribute

        def value(name):
            return int(self._call(self._driver.cuDeviceGetAttribute, getattr(attribute, name), self._device))

        clock = value("CU_DEVICE_ATTRIBUTE_MEMORY_CLOCK_RATE") * 1000
        width = value("CU_DEVICE_ATTRIBUTE_GLOBAL_MEMORY_BUS_WIDTH") // 8
        properties = torch.cuda.get_device_properties(0)
        return {
            "pci": self._call(self._driver.cuDeviceGetPCIBusId, 32, self._device).rstrip(b"\0").decode(),
            "model": properties.name, "compute": f"{properties.major}.{properties.minor}",
            "memory": properties.total_memory, "l2": value("CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE"), "peak": 2 * clock * width,
        }


class Host:
    """Memory files in the place of device memory."""

    name = "host"
    torch = torch.device("cpu")
    memory = granule = 1 << 50  # nothing is ever too much

    def enter(self):
        pass

    def rounded(self, size):
        return size

    def make(self, size):
        descriptor = os.memfd_create("judge-gpu", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        os.ftruncate(descriptor, max(1, size))
        # Whoever has it could make it shorter under our feet otherwise.
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
        return self._mapped(descriptor, size, descriptor)

    def open(self, descriptor, size, offset=0):
        return self._mapped(descriptor, size)

    def reserve(self, size):
        raise NotImplementedError("a host's memory is not taken away")

    def _mapped(self, descriptor, size, kept=None):
        memory = mmap.mmap(descriptor, max(1, size))
        # The mapping goes with the last tensor that refers to it.
        return _Block(torch.frombuffer(memory, dtype=torch.uint8), lambda: None, kept)

    def synchronize(self):
        pass

    def null(self):
        pass

    def mark(self):
        return time.perf_counter_ns()

    def between(self, start, end):
        return (end - start) / 1e3

    def free(self):
        return 1 << 34

    def facts(self):
        return {"pci": "", "model": "host memory", "compute": "0.0", "memory": 1 << 34, "l2": 0, "peak": 0}
