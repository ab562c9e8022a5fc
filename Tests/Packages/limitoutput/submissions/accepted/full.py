# One MiB to the byte.
word = input()
print(word.ljust(2**20 - 1))
