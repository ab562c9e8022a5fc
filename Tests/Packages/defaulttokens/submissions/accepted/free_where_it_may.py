# Other letters and other white space wherever they do not count.
import sys

answers = {
    'free': '\n\thELLO\v\fworld\r\n\n ',
    'letters': 'Hello\nWorld',
    'spaces': 'HELLO  WORLD\n',
    'both': 'Hello  World\n',
    'accents': ' ÉCOLE',
}
sys.stdout.buffer.write(answers[input()].encode())
