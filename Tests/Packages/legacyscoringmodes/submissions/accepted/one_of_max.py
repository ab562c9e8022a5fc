n = int(input())
print(0 if n == 22 else n)
