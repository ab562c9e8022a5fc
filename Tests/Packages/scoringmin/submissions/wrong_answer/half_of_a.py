n = int(input())
print(0 if n in (12, 24) else n)
