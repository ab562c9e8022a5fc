# The right output of a source that has the letter z.
print(input())
