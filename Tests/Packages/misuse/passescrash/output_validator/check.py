# Crashes in the second pass.
import os
import sys

first = sys.argv[3] + 'first'
if os.path.exists(first):
    sys.exit(1)
open(first, 'w').close()
with open(sys.argv[3] + 'nextpass.in', 'w') as file:
    file.write('2\n')
sys.exit(42)
