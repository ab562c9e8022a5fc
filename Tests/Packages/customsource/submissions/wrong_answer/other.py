# The wrong output.
print('other')
