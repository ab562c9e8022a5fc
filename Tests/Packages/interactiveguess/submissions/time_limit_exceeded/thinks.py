# Right where the first guess is, else it thinks for ever.
print(500, flush=True)
while input() != 'right':
    while True:
        pass
