n = int(input())
text = ''
if n == 12:
    text = 'points many'
print(n, text)
