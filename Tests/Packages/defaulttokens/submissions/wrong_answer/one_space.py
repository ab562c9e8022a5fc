# One space instead of two where white space counts.
print('Hello World' if input() == 'both' else 'Hello  World')
