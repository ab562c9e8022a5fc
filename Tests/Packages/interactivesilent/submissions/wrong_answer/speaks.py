# Speaks.
print('a word')
