# Takes letters from the front to the end until something has changed.
word = input()
rotated = word
while rotated == word:
    rotated = rotated[1:] + rotated[0]
print(rotated)
