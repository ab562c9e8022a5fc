# Fails in the first pass, so that there is no second one.
print('none' if input() == 'encode' else input())
