n = int(input())
print(0 if n == 1 else 1 // 0 if n == 12 else n)
