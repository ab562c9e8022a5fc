# To the byte.
import sys

answer = 'École\n' if input() == 'accents' else 'Hello  World\n'
sys.stdout.buffer.write(answer.encode())
