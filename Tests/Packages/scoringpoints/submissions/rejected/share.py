n = int(input())
text = ''
if n == 21:
    text = 'share 1.25'
print(n, text)
