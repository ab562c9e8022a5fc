# Small letters where they count.
print('hello  World' if input() == 'letters' else 'Hello  World')
