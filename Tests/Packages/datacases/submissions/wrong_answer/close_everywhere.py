# As if the tolerance of the second case were everybody's.
line = input()
print(line if line.isalpha() or line == '7' else float(line) + 0.05)
