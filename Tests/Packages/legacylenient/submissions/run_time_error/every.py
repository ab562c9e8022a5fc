n = int(input())
print(1 // 0 if n == 21 else n)
