# Class: raw system calls from Python
# Does: reaches ptrace through libc
# Verdict: SV in every mode
# Unit: AC
# Fact: forbidden call ptrace
# Because: seccomp notifies its owner
import ctypes

print("held" if ctypes.CDLL(None).ptrace(0, 0, 0, 0) < 0 else "through")
