# The state of a case is kept in the feedback folder, from pass to pass.
import os
import re
import sys

feedback = sys.argv[3]
state = feedback + 'words.txt'


def end(status, message):
    with open(feedback + 'judgemessage.txt', 'a') as file:
        file.write(message + '\n')
    # Nobody may listen any more to what is left in the buffer.
    os._exit(status)


def ask(question, pattern):
    try:
        print(question, flush=True)
    except BrokenPipeError:
        end(43, 'nobody listens')
    answer = sys.stdin.readline()
    if not re.fullmatch(pattern + '\n', answer):
        end(43, f'{answer!r} to {question!r}')
    return answer.strip()


with open(sys.argv[2]) as file:
    numbers = file.read().split()
words = []
if os.path.exists(state):
    with open(state) as file:
        words = file.read().split()
if os.path.exists(feedback + 'nextpass.in'):
    end(1, 'nextpass.in is left over')
if len(words) < 2:
    word = ask(f'store {numbers[len(words)]}', '[a-z]{1,3}')
    with open(state, 'a') as file:
        file.write(word + '\n')
    with open(feedback + 'nextpass.in', 'w') as file:
        file.write(' '.join(numbers) + '\n')
    end(42, f'{word} in pass {len(words) + 1}')
for number, word in zip(numbers, words):
    if ask(f'fetch {word}', '\\d{1,4}') != number:
        end(43, f'not {number}')
end(42, 'all is well')
