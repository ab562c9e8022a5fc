# Right everywhere.
print(input())
