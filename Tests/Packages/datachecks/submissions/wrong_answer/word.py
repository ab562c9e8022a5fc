# No number at all.
print('two')
