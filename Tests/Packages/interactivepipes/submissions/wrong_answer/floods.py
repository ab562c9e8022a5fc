# The submission floods a validator that has enough of it after ten lines.
print('ten', flush=True)
while True:
    print('flood')
