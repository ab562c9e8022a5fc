import os
import re
import sys


def end(status, message):
    with open(sys.argv[3] + 'judgemessage.txt', 'a') as file:
        file.write(message + '\n')
    # Nobody may listen any more to what is left in the buffer.
    os._exit(status)


def guess():
    line = sys.stdin.readline()
    if not re.fullmatch('\\d{1,9}\n', line):
        end(43, 'no guess' if line else 'no more guesses')
    return int(line)


def reply(word):
    try:
        print(word, flush=True)
    except BrokenPipeError:
        end(43, 'nobody listens')


with open(sys.argv[1]) as file:
    number = int(file.read())
for count in range(1, 11):
    guessed = guess()
    if guessed == number:
        reply('right')
        end(42, f'{count} guesses')
    reply('larger' if guessed < number else 'smaller')
end(43, 'too many guesses')
