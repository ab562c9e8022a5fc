# size LIMIT: a share by how much room is left. stars: points. dots: rejects them.
import os
import sys

entry, feedback, what = sys.argv[2], sys.argv[3], sys.argv[4]
size = os.path.getsize(entry)
with open(entry) as file:
    text = file.read()
if what == 'dots':
    sys.exit(43 if '..' in text else 42)
if what == 'stars':
    with open(feedback + 'score.txt', 'w') as file:
        file.write(f'{text.count("*")}\n')
    sys.exit(42)
limit = int(sys.argv[5])
if size > limit:
    sys.exit(43)
with open(feedback + 'score_multiplier.txt', 'w') as file:
    file.write('1\n' if 2 * size <= limit else '0.5\n')
sys.exit(42)
