# Gives points and a share of them.
import sys

for name in 'score.txt', 'score_multiplier.txt':
    with open(sys.argv[3] + name, 'w') as file:
        file.write('1\n')
sys.exit(42)
