# A divisor, but no proper one.
print(1)
