n = int(input())
print(0 if n == 13 else n)
