n = int(input())
print(0 if n == 31 else n, 'share 0.5' if n == 11 else '')
