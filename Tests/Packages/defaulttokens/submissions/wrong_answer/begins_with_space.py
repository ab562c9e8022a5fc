# White space before the first token, where it counts.
print(' Hello  World' if input() == 'spaces' else 'Hello  World')
