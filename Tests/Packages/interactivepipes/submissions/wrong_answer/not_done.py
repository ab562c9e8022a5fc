# All is read, and the last line is another one.
print('mute\nnot done')
