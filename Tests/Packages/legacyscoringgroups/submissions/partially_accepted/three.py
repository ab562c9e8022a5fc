n = int(input())
print(0 if n == 11 else n)
