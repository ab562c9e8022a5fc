# Fails in the second pass alone.
print(1 if input() == 'encode' else 'other')
