n = int(input())
print(0 if n in (21, 22, 23) else n)
