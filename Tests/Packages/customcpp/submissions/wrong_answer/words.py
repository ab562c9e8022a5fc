# Right, and then a word.
print(*range(int(input()), 0, -1), 'and that is all')
