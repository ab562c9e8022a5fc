n = int(input())
print(0 if n in (21, 41) else n)
