# Always asks for another pass.
import sys

with open(sys.argv[3] + 'nextpass.in', 'w') as file:
    file.write('2\n')
sys.exit(42)
