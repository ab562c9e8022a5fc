# Too slow in the second pass alone.
while input() == 'decode':
    while True:
        pass
print(1)
