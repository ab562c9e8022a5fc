n = int(input())
text = ''
if n == 11:
    text = 'points 20'
if n == 12:
    text = 'points 0'
if n == 21:
    text = 'points 7.5'
print(n, text)
