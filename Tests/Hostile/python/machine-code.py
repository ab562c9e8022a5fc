# Class: machine code from Python
# Does: writes machine code into memory and runs it: a forbidden call that no library knows of
# Verdict: SV in every mode
# Unit: AC
# Fact: forbidden call ptrace
# Because: seccomp notifies its owner, wherever the call comes from
import ctypes
import mmap
import platform

codes = {
    "x86_64": "b865000000 31ff 31f6 31d2 4d31d2 0f05 c3",
    "aarch64": "a80e80d2 000080d2 010000d4 c0035fd6",
}
memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
memory.write(bytes.fromhex(codes[platform.machine()]))
result = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()
print("held" if result < 0 else "through")
