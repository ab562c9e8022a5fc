# Says a word.
print(1)
