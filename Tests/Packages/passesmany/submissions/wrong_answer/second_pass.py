# Wrong in the second of four passes.
n = int(input())
print(n - 1 if n != 3 else 1)
