# Far more than there is, at once.
n = int(input())
table = b'1' * (100 * n)
print(n * (n + 1) // 2)
