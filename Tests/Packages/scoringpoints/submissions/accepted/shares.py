n = int(input())
text = ''
if n == 1:
    text = 'points 99'
if n == 11:
    text = 'share 0.5'
if n == 22:
    text = 'share 0.25'
print(n, text)
