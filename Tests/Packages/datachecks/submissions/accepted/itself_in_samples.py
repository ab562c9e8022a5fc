# Itself where that may be.
number = int(input())
print(number if number == 6 else next(d for d in range(2, number) if number % d == 0))
