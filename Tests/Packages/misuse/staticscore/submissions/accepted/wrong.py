# Wrong, which nobody can know.
print('wrong')
