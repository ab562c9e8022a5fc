# Right: the word holds the number.
import sys

for line in sys.stdin:
    order, what = line.split()
    if order == 'store':
        n = int(what)
        print(''.join(chr(97 + n // 26**i % 26) for i in (2, 1, 0)), flush=True)
    else:
        n = 0
        for letter in what:
            n = n * 26 + ord(letter) - 97
        print(n, flush=True)
