n = int(input())
print(1 // 0 if n in (21, 31) else 0)
