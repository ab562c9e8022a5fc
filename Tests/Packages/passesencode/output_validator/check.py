# Which pass it is, is kept in the feedback folder.
import os
import re
import sys

feedback = sys.argv[3]
if os.path.exists(feedback + 'nextpass.in'):
    sys.exit(1)


def end(status, message):
    with open(feedback + 'judgemessage.txt', 'a') as file:
        file.write(message + '\n')
    sys.exit(status)


with open(sys.argv[2]) as file:
    word = file.read().strip()
output = sys.stdin.read().strip()
if os.path.exists(feedback + 'encoded'):
    end(42 if output == word else 43, f'decoded: {output[:100]}')
if not re.fullmatch('[01]+', output) or len(output) > 5 * len(word):
    end(43, f'encoded badly: {output[:100]}')
with open(feedback + 'encoded', 'w'):
    pass
with open(feedback + 'nextpass.in', 'w') as file:
    file.write(f'decode\n{output}\n')
end(42, f'encoded: {output}')
