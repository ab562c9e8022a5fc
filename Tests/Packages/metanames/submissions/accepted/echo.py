# Right, in the other one.
import sys

sys.stdout.buffer.write(sys.stdin.buffer.read())
