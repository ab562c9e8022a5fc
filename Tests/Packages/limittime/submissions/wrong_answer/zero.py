# Quick and wrong.
print(0)
