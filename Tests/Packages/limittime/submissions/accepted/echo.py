# At once.
print(input())
