# No number.
print('five hundred', flush=True)
input()
