# The submission closes its input early, against a validator that has a lot to say.
import os

os.close(0)
print('flood\ndone')
