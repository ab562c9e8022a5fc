print(0, 'always')
