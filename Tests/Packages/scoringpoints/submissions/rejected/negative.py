n = int(input())
text = ''
if n == 21:
    text = 'points -1'
print(n, text)
