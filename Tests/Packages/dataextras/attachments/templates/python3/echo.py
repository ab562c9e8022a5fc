# Fill in the rest.
word = input()
