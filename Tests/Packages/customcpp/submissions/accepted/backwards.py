# Right, from the end.
print(*range(int(input()), 0, -1))
