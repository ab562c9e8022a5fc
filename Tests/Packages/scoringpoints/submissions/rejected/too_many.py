n = int(input())
text = ''
if n == 11:
    text = 'points 20.5'
print(n, text)
