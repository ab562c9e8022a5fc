# Begins with a zero where nines are enough.
n = int(input())
print(str(n % 9) + '9' * (n // 9))
