a, b = map(int, input().split())
print(a // (a - b - 1) if a < 10 else a // 0)
