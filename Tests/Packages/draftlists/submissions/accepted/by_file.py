# By way of a file, which a draft may allow, too.
n = int(input())
with open('factors', 'w') as file:
    factor = next((d for d in range(2, n) if n % d == 0), n)
    print(factor, n // factor, file=file)
with open('factors') as file:
    print(file.read())
