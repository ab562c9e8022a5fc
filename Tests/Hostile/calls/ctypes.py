# Class: raw system calls from Python
# Does: reaches ptrace through libc
# Verdict: SV in every mode
# Fact: forbidden call ptrace
# Because: seccomp notifies its owner
import ctypes

ctypes.CDLL(None).ptrace(0, 0, 0, 0)
print("through")
