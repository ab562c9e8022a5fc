# Class: memory corruption
# Does: overwrites the interpreter's memory from its address 0 on
# Verdict: RTE in every mode
# Fact: signal SIGSEGV
# Because: there is nothing at address 0
import ctypes

ctypes.memset(0, 1, 4096)
print("through")
