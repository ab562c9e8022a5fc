# Tells the judges more than there is room for, and then accepts.
import sys

with open(sys.argv[3] + 'judgemessage.txt', 'w') as file:
    file.write('flood ' * 500000)
sys.exit(42)
