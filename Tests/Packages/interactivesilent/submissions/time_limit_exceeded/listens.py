# Waits for a word from one who never speaks.
input()
