n = int(input())
print(0 if n == 5 else 2, n if n == 5 else n - 2)
