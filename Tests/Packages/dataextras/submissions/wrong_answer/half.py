# Wrong in the case with a dot in its name alone.
word = input()
print('whole' if word == 'half' else word)
