n = int(input())
print(0 if n == 31 else 1 // 0 if n == 32 else n)
