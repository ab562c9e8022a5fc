n = int(input())
print(0 if n in (11, 12) else n)
