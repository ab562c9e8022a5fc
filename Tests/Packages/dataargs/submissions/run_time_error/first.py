# Takes for granted that there is one.
import sys

print(len(sys.argv) - 1)
print(f'[{sys.argv[1]}]')
for argument in sys.argv[2:]:
    print(f'[{argument}]')
