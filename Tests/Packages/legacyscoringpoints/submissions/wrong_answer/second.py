n = int(input())
print(n if n != 12 else 0, 'points 1' if n != 12 else '')
