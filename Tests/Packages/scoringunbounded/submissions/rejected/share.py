n = int(input())
text = 'share 0.5'
print(n, text)
