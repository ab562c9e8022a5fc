# Right where one digit is enough.
n = int(input())
print(n if n < 10 else str(n % 10) + '9' * (n // 10))
