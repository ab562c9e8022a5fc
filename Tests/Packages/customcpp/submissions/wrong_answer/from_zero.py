# Begins with 0.
print(*range(int(input())))
