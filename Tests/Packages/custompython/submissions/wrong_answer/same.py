# The word itself.
print(input())
