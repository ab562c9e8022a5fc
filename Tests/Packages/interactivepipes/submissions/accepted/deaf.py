# The validator never reads: what fits into the pipe may stay there.
print('deaf\ndone')
