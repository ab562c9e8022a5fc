# Speaks, waits until the validator has rejected it, and crashes.
print('a word', flush=True)
input()
