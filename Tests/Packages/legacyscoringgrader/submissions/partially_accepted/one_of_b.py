n = int(input())
print(0 if n in (21, 11, 12, 13) else n)
