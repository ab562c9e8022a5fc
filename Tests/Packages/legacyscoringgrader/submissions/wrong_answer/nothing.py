n = int(input())
print(1 // 0 if n == 11 else n if n == 1 else 0)
