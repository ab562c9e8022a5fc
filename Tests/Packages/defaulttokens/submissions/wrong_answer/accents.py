# Only the letters from A to Z are like their small ones.
import sys

answer = 'école\n' if input() == 'accents' else 'Hello  World\n'
sys.stdout.buffer.write(answer.encode())
