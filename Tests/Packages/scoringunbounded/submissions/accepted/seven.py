n = int(input())
text = 'points 7'
print(n, text)
