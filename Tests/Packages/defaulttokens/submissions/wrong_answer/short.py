# One token less.
print('Hello')
