# Gives a score where nothing is scored.
import sys

with open(sys.argv[3] + 'score.txt', 'w') as file:
    file.write('1\n')
sys.exit(42)
