# Class: big integer
# Does: computes a number of 256 MiB
# Given: memory 64 MiB
# Verdict: MLE in every mode
# Fact: over memory
# Because: its digits are memory that was touched
number = 1 << (8 << 28)
print("through" if number else "held")
