# Right.
order, text = input(), input()
if order == 'encode':
    print(''.join(format(ord(letter) - 97, '05b') for letter in text))
else:
    codes = [text[i:i + 5] for i in range(0, len(text), 5)]
    print(''.join(chr(97 + int(code, 2)) for code in codes))
