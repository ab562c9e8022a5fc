n = int(input())
text = 'points 4.5'
if n == 11:
    text = 'points -2'
print(n, text)
