# Class: calls. Reaches ptrace through libc.
# Expected: SV ptrace. Fact: the seccomp notification.
import ctypes

ctypes.CDLL(None).ptrace(0, 0, 0, 0)
print("through")
