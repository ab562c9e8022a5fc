# Calls nothing.
print(input())
