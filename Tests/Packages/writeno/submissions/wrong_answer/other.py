# Writes no file, and the wrong line.
print('another line')
