# Backwards without the first letter.
print(input()[:0:-1])
