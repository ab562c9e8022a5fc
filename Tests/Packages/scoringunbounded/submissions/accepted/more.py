n = int(input())
text = 'points 1000'
if n == 22:
    text = 'points 0.5'
print(n, text)
