# Right where a name has no other letters.
import sys

sys.stdout.buffer.write(sys.stdin.buffer.read().replace('Å'.encode(), b'A'))
