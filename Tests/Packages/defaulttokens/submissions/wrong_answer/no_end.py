# No end of line where white space counts.
print('Hello  World', end='' if input() == 'spaces' else '\n')
