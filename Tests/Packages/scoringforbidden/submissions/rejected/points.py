n = int(input())
text = 'points 1'
print(n, text)
