n = int(input())
print(0 if n == 12 else n)
