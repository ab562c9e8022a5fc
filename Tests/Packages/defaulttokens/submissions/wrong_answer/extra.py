# One token more.
print('Hello  World !')
