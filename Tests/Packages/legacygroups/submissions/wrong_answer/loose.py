n = int(input())
print(round(n**0.5, 2), "Root")
