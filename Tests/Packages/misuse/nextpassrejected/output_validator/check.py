# Rejects, and asks for another pass all the same.
import sys

with open(sys.argv[3] + 'nextpass.in', 'w') as file:
    file.write('2\n')
sys.exit(43)
