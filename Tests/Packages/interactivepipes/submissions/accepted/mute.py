# The validator never writes, and the submission does not ask it to, with more lines than a pipe holds.
print('mute')
for _ in range(50000):
    print('a line for the mute')
print('done')
