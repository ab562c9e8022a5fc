# Ends early and in good order: the validator has the word.
print(500, flush=True)
input()
