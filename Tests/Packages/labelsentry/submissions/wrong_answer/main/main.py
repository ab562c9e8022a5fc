# The beginning by its name, and wrong.
print('main')
