# A byte of zero is no white space, and ends nothing.
print('Hello  World\0')
