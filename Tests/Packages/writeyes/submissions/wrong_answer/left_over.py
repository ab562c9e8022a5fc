# Counts on what the run before it has left, which is gone.
import os

seen = os.path.exists('line.txt')
with open('line.txt', 'w') as file:
    file.write('here')
print(input() if seen else 'nothing is left')
