# Writes no file.
print(input())
