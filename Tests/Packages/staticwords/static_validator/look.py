# No file of the submission may contain one of the words.
import os
import sys

language, entry, feedback = sys.argv[1:4]
words = sys.argv[4:] or ['import']
if not os.path.isfile(entry) or not feedback.endswith('/') or os.listdir(feedback):
    sys.exit(1)
for name in sorted(os.listdir('.')):
    if not os.path.isfile(name):
        continue
    with open(name, errors='replace') as file:
        text = file.read()
    for word in words:
        if word in text:
            with open(feedback + 'teammessage.txt', 'w') as file:
                file.write(f'{name} contains the word {word}\n')
            with open(feedback + 'judgemessage.txt', 'w') as file:
                file.write(f'{word} in {language}\n')
            sys.exit(43)
sys.exit(42)
