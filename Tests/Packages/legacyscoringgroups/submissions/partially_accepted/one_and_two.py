n = int(input())
print(1 // 0 if n == 31 else n)
