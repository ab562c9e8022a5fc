# Doubles, which is right of nought alone.
print(2 * int(input()))
