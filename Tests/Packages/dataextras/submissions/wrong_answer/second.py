# Wrong in a case and in the link to it.
word = input()
print('three' if word == 'two' else word)
