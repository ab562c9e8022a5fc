# Without a tolerance numbers are text.
print('1.0 0.5')
