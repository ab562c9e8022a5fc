n = int(input())
text = ''
if n == 12:
    text = 'points 1 share 0.5'
print(n, text)
