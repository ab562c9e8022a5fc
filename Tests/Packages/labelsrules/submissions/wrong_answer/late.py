# Wrong in a hard case alone.
word = input()
print('hard' if word == 'harder' else word)
