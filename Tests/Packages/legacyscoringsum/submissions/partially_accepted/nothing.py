n = int(input())
print(0 if n in (11, 12, 21, 22) else n)
