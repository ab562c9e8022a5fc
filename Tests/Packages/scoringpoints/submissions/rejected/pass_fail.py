n = int(input())
text = ''
if n == 31:
    text = 'points 1'
print(n, text)
