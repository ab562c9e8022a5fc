# Right, in Python.
print(sum(map(int, input().split())))
