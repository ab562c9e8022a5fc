n = int(input())
print(n if n != 22 else 0, 'points 3' if n != 22 else '')
