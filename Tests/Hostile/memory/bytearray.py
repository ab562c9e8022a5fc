# Class: growing array
# Does: doubles an array of bytes without end
# Given: memory 64 MiB
# Verdict: MLE in every mode
# Fact: over memory
# Because: its bytes are memory that was touched
data = bytearray(b"x")
while len(data) < 1 << 30:
    data = data + data
print("through")
