# Right.
print(input())
