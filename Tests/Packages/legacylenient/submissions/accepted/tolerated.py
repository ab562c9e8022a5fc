n = int(input())
print(0 if n in (1, 12, 31) else n)
