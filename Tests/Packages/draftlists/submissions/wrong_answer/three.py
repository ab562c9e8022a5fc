# Three factors.
n = int(input())
factor = next((d for d in range(2, n) if n % d == 0), n)
print(1, factor, n // factor)
