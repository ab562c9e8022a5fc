# Rejected with a score, which is void.
n = int(input())
print(n if n != 12 else 'no always')
