# One MiB and a byte.
word = input()
print(word.ljust(2**20))
