n = int(input())
text = 'points -5'
print(n, text)
