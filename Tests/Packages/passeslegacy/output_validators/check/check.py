import os
import sys

feedback = sys.argv[3]
with open(sys.argv[2]) as file:
    number = int(file.read())
output = sys.stdin.read().strip()
if os.path.exists(feedback + 'squared'):
    sys.exit(42 if output == str(number) else 43)
if output != str(number**2):
    sys.exit(43)
with open(feedback + 'squared', 'w') as file:
    file.write('1\n')
with open(feedback + 'nextpass.in', 'w') as file:
    file.write(f'root {output}\n')
sys.exit(42)
