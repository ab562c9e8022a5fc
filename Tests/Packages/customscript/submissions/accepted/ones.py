# As many digits as possible.
print('1' * int(input()))
