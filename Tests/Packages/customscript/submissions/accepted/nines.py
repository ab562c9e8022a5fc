# As few digits as possible.
n = int(input())
print(str(n % 9 or '') + '9' * (n // 9))
