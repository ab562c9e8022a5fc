# No number: the judges are told nothing.
print('eleven')
