# Class: memory that is refused
# Does: asks for more than a machine can have
# Given: memory 64 MiB
# Verdict: RTE in every mode
# Fact: exit status 1
# Because: it was never given, and Python has said so: MemoryError
data = bytearray(1 << 60)
print("through")
