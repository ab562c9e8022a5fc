# Right, but nobody begins here.
print(input())
