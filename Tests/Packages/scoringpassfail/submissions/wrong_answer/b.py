n = int(input())
print(0 if n == 21 else n)
