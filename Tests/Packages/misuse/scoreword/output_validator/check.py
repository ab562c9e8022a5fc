# Gives a word for points.
import sys

with open(sys.argv[3] + 'score.txt', 'w') as file:
    file.write('ten\n')
sys.exit(42)
