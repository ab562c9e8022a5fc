n = int(input())
if n in (11, 14):
    raise ValueError(n)
print(n)
