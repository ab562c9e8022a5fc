n = int(input())
text = 'share 1'
print(n, text)
