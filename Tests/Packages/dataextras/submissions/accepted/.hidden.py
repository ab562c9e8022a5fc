# Not a submission: its name does not count.
print(0)
