"""The submission's process: loads it and calls it when the owner says so. Nothing that comes from here is believed."""

import ast
import ctypes
import fcntl
import gc
import importlib.util
import os
import sys
import time
import traceback

import torch

from judge_gpu.channel import Channel, Ended
from judge_gpu.forbidding import Forbidden, refuse_names
from judge_gpu.memory import device, tensor_of

DTYPES = {
    name: getattr(torch, name)
    for name in ("float32", "float16", "bfloat16", "float64", "int8", "int32", "int64", "uint8", "bool")
}


class Guest:
    def __init__(self):
        # Standard input becomes the submission's own and is empty; what it writes to descriptor 0 goes nowhere.
        self.channel = Channel(os.dup(0))
        os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
        self.device = None
        self.blocks = {}
        self.calls = []  # what the function is called with, one list of arguments after the other
        self.function = None
        self.handles = {}
        self.evidence = {}

    def serve(self):
        spin = False
        while True:
            message, descriptors = self.channel.receive(spin=spin)
            # Not before: until the owner asks for something, the GPU is another one's.
            self.device = self.device or device()
            answer = getattr(self, "do_" + message["do"])(message, descriptors)
            spin = message["do"] == "ready"
            self.channel.send(answer or {})

    # ---- before the submission is loaded

    def do_null(self, message, _):
        self.device.null()

    def do_copy(self, message, _):
        began, start = self.device.mark(), time.perf_counter_ns()
        for source, target in self.calls:
            target.copy_(source)
        ended, returned = self.device.mark(), time.perf_counter_ns()
        self.device.synchronize()
        self.evidence = {"host_us": (returned - start) / 1e3, "event_us": (began, ended)}

    def do_share(self, message, descriptors):
        """Takes over the memory of a case: `tensors` are (name, shape, dtype, bytes)."""
        self._let_go()
        self.tensors = message["tensors"]
        self.handles = {tensor[0]: descriptor for tensor, descriptor in zip(self.tensors, descriptors)}
        self.scalars = message["scalars"]

    def do_load(self, message, _):
        try:
            load = load_library if message["language"] == "cuda" else load_module
            self.function = load(message["path"], message["function"], message["forbidden"])
        except Forbidden as error:
            return {"forbidden": str(error)}
        except BaseException as error:  # of whatever kind, it is the submission's
            return {"error": told(error)}

    # ---- a call

    def do_ready(self, message, _):
        """What comes next, comes soon: `serve` does not sleep until then."""

    def do_map(self, message, _):
        """Maps the memory anew, so that addresses tell nothing, and lays the arguments out."""
        old, self.blocks = self.blocks, {}
        for name, shape, dtype, size in self.tensors:
            self.blocks[name] = self.device.open(self.handles[name], size, message["offsets"][name])
        values = dict(self.scalars)
        for name, shape, dtype, _ in self.tensors:
            values[name] = tensor_of(self.blocks[name], shape, DTYPES[dtype])
        self.calls = [[values[name] for name in names] for names in message["calls"]]
        del values
        for block in old.values():
            block.unmap()
        self.device.synchronize()
        gc.collect()
        gc.disable()

    def do_call(self, message, _):
        try:
            began, start = self.device.mark(), time.perf_counter_ns()
            for arguments in self.calls:
                self.function(*arguments)
            ended, returned = self.device.mark(), time.perf_counter_ns()
            self.device.synchronize()
            self.evidence = {"host_us": (returned - start) / 1e3, "event_us": (began, ended)}
            return {"done": True}
        except BaseException as error:
            return {"error": told(error)}

    def do_evidence(self, message, _):
        """What this side's clocks say of the last call. Asked for when the time has been taken: it costs a little."""
        evidence, self.evidence = self.evidence, {}
        marks = evidence.get("event_us")
        return {"host_us": evidence.get("host_us"), "event_us": self.device.between(*marks) if marks else None}

    def do_watched(self, message, _):
        """A call that counts for nothing but the operations that torch was asked for."""
        from torch.utils._python_dispatch import TorchDispatchMode

        seen = set()

        class Watch(TorchDispatchMode):
            def __torch_dispatch__(self, function, types, arguments=(), options=None):
                seen.add(str(function).split(".")[-2] if "." in str(function) else str(function))
                return function(*arguments, **(options or {}))

        try:
            with Watch():
                for arguments in self.calls:
                    self.function(*arguments)
            self.device.synchronize()
        except BaseException as error:
            return {"error": told(error)}
        return {"done": True, "operations": sorted(seen)[:400]}

    def do_release(self, message, _):
        self._let_go()

    def _let_go(self):
        self.calls = []
        for block in self.blocks.values():
            block.unmap()
        for descriptor in self.handles.values():
            os.close(descriptor)
        self.blocks, self.handles = {}, {}
        gc.collect()
        if self.device.name == "cuda" and torch.cuda.is_initialized():
            torch.cuda.empty_cache()
        if "cupy" in sys.modules:
            sys.modules["cupy"].get_default_memory_pool().free_all_blocks()


def load_module(path, function, forbidden):
    """The function of a Python file."""
    with open(path, "rb") as file:
        refuse_names(ast.parse(file.read(), path), forbidden)
    specification = importlib.util.spec_from_file_location("solution", path)
    module = importlib.util.module_from_spec(specification)
    sys.modules["solution"] = module
    sys.path.insert(0, os.path.dirname(path))
    specification.loader.exec_module(module)
    found = getattr(module, function, None)
    if not callable(found):
        raise AttributeError(f"{os.path.basename(path)} has no function {function}")
    return found


def load_library(path, function, _):
    """The C function of a compiled CUDA program, as one that takes tensors and numbers. What is forbidden is not linked to it."""
    found = getattr(ctypes.CDLL(path), function)
    found.restype = ctypes.c_int

    def call(*arguments):
        status = found(*[as_c(argument) for argument in arguments])
        if status != 0:
            raise RuntimeError(f"{function} returned {status}{cuda_words(status)}")

    return call


def as_c(value):
    if isinstance(value, torch.Tensor):
        return ctypes.c_void_p(value.data_ptr())
    return ctypes.c_double(value) if isinstance(value, float) else ctypes.c_int64(int(value))


def cuda_words(status):
    return {
        1: " (cudaErrorInvalidValue)", 2: " (out of memory)", 9: " (cudaErrorInvalidConfiguration)",
        98: " (cudaErrorInvalidDeviceFunction)", 209: " (cudaErrorNoKernelImageForDevice)",
        700: " (cudaErrorIllegalAddress)", 701: " (cudaErrorLaunchOutOfResources)", 710: " (cudaErrorAssert)",
        719: " (cudaErrorLaunchFailure)",
    }.get(status, "")


def told(error):
    """An exception for its author: where it was in the submission's own files, and what it says."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "judge_gpu" not in f.filename]
    own = [f for f in frames if f.filename.startswith("/app/")] or frames[-1:]
    place = f"{os.path.basename(own[-1].filename)}, line {own[-1].lineno}: " if own else ""
    text = f"{place}{type(error).__name__}: {error}"
    print(text, file=sys.stderr, flush=True)
    return text[:2000]


if __name__ == "__main__":
    # What torch made while it was imported stays: collections need not look at it again.
    gc.collect()
    gc.freeze()
    # The sandbox refuses flock(2), by which two submissions could talk. What torch.compile locks lies in a folder that is its own.
    fcntl.flock = lambda descriptor, operation: None
    try:
        Guest().serve()
    except Ended:
        os._exit(0)
